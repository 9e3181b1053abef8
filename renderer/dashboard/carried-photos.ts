import { create } from 'zustand';
import type { Refusal } from '../../protocol/refusals.ts';
import type { HubState } from '../store/hub-state.ts';
import { useHub, userOf } from '../store/use-hub.ts';
import { sendPhoto } from './problem-photo.ts';

/** A photo whose form was closed before the hub had it. */
export interface CarriedPhoto {
  problemId: string;
  equipmentId: string;
  file: File;
}

/** One that could not be sent: nobody looks at its form any more. */
export interface LeftPhoto extends CarriedPhoto {
  userId: string | undefined;
  why: Refusal;
  isSending: boolean;
}

export const useLeftPhotos = create<{ left: readonly LeftPhoto[] }>()(() => ({ left: [] }));

/** Goes on without its form: sends it once the hub has the report, or waits for what is being sent already. */
export async function carryPhoto(photo: CarriedPhoto, sending?: Promise<Refusal | null>): Promise<void> {
  const userId = userOf(useHub.getState())?.id;
  const why = await (sending ?? sendAfterReport(photo, userId));
  if (why) setLeft((left) => [...left, { ...photo, userId, why, isSending: false }]);
}

export async function sendLeft({ problemId, file }: LeftPhoto): Promise<void> {
  change(problemId, { isSending: true });
  const why = await sendPhoto(problemId, file);
  if (why) change(problemId, { why, isSending: false });
  else dropLeft(problemId);
}

export const dropLeft = (problemId: string): void =>
  setLeft((left) => left.filter((one) => one.problemId !== problemId));

const setLeft = (next: (left: readonly LeftPhoto[]) => readonly LeftPhoto[]): void =>
  useLeftPhotos.setState(({ left }) => ({ left: next(left) }));

const change = (problemId: string, changes: Partial<LeftPhoto>): void =>
  setLeft((left) => left.map((one) => (one.problemId === problemId ? { ...one, ...changes } : one)));

async function sendAfterReport({ problemId, file }: CarriedPhoto, userId: string | undefined): Promise<Refusal | null> {
  return (await isReported(problemId, userId)) ? sendPhoto(problemId, file) : null;
}

/** Whether the report came through; one that is refused is told as any act is, and has no photo. */
function isReported(problemId: string, userId: string | undefined): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  let isSeen = false;
  const look = (hub: HubState): void => {
    const act = hub.outbox.find(({ body }) => body.type === 'problem.report' && body.problemId === problemId);
    if (act?.state === 'refused' || userOf(hub)?.id !== userId) resolve(false);
    else if (hub.floor?.problems[problemId] || (isSeen && !act)) resolve(true);
    isSeen ||= act !== undefined;
  };
  const stop = useHub.subscribe(look);
  look(useHub.getState());
  return promise.finally(stop);
}
