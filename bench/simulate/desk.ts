import { v7 as newId } from 'uuid';
import { isFinished, type Sample, type SampleStatus } from '../../protocol/entities.ts';
import type { Random } from '../../tests/faults/random.ts';
import { readInbox } from './inbox.ts';
import { HOUR_MS, type LabTime, MINUTE_MS } from './lab-time.ts';
import { keepUp } from './upkeep.ts';
import { type Entrance, type Tally, Watcher } from './watcher.ts';
import { ANNOUNCEMENTS } from './words.ts';

export interface DeskScene {
  entrance: Entrance;
  userId: string;
  random: Random;
  time: LabTime;
  tally: Tally;
}

const LOOKS_EVERY_MS = 8 * MINUTE_MS;
const FORGOTTEN_AFTER_MS = 2 * HOUR_MS;
const MENDED_AFTER_MS = 2 * HOUR_MS;
const NEXT: Partial<Record<SampleStatus, SampleStatus>> = {
  submitted: 'received',
  received: 'queued',
  queued: 'running',
  running: 'done',
};
const OFTEN = { announces: 0.01, moves: 0.5, rejects: 0.04 };

/** A manager's day at the dashboard: samples, problems, what somebody forgot, planned downtimes, and a word to everyone. */
export async function liveAtDesk(scene: DeskScene): Promise<void> {
  const { random, time } = scene;
  const screen = new Watcher(scene.entrance, scene.tally);
  while (!time.isOver()) {
    await time.pass(random.gapMs(LOOKS_EVERY_MS));
    if (time.isOver()) break;
    await readInbox(screen, scene.userId);
    await workOnSamples(screen, scene);
    await mend(screen, scene);
    await endForgotten(screen, scene);
    await settle(screen);
    await keepUp(screen, scene);
    await announce(screen, scene);
  }
  screen.close();
}

const mine = (screen: Watcher, userId: string): Sample[] =>
  Object.values(screen.staff.samples).filter((one) => one.recipient.id === userId);

async function workOnSamples(screen: Watcher, { userId, random }: DeskScene): Promise<void> {
  for (const one of mine(screen, userId)) {
    if (isFinished(one) || !random.chance(OFTEN.moves)) continue;
    if (!one.assignee) await screen.act({ type: 'sample.assign', sampleId: one.id });
    const status = random.chance(OFTEN.rejects) ? 'rejected' : NEXT[one.status];
    if (!status) continue;
    const note = status === 'rejected' ? { note: 'The tube is broken' } : {};
    await screen.act({ type: 'sample.set-status', sampleId: one.id, status, from: one.status, ...note });
  }
}

async function mend(screen: Watcher, { time, random }: DeskScene): Promise<void> {
  const since = Date.now() - time.real(MENDED_AFTER_MS);
  const old = Object.values(screen.floor.problems).filter((one) => one.reportedAt < since);
  if (old.length === 0) return;
  await screen.act({ type: 'problem.resolve', problemId: random.pick(old).id, note: 'Looked at, works again' });
}

async function endForgotten(screen: Watcher, { time }: DeskScene): Promise<void> {
  const since = Date.now() - time.real(FORGOTTEN_AFTER_MS);
  for (const one of Object.values(screen.floor.sessions)) {
    if (one.plannedEndAt === undefined || one.plannedEndAt > since) continue;
    const reason = 'Nobody was there any more';
    await screen.act({
      type: 'session.end',
      sessionId: one.id,
      outcome: 'completed',
      endedAt: one.plannedEndAt,
      reason,
    });
  }
}

async function settle(screen: Watcher): Promise<void> {
  for (const one of Object.values(screen.staff.conflicts))
    if (one.endedAt !== undefined) await screen.act({ type: 'conflict.resolve', sessionId: one.id });
}

async function announce(screen: Watcher, { random, time }: DeskScene): Promise<void> {
  if (!random.chance(OFTEN.announces)) return;
  const until = Date.now() + time.real(HOUR_MS);
  for (const { id } of Object.values(screen.floor.announcements))
    await screen.act({ type: 'announcement.clear', announcementId: id });
  await screen.act({ type: 'announcement.post', announcementId: newId(), text: random.pick(ANNOUNCEMENTS), until });
}
