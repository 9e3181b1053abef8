import { type KnownLab, refusalWithoutHub } from '../../client/offline-policy.ts';
import type { IntentBody } from '../../protocol/intents.ts';
import type { Refusal } from '../../protocol/refusals.ts';
import type { HubState } from './hub-state.ts';

/** Whether this would be refused if it were pressed now: the same question that the connection asks at the press. */
export const isHeldBack = (hub: HubState, body: IntentBody): boolean =>
  hub.link.phase !== 'live' && refusalWithoutHub(body, labOf(hub)) !== undefined;

/** Whether a press was refused only because the hub can't be reached: it needs nothing but the hub. */
export const isForWantOfHub = ({ code }: Refusal): boolean => code === 'server-restarting';

function labOf({ floor, beside, outbox }: HubState): KnownLab {
  const startedOn = (sessionId: string) =>
    outbox.flatMap(({ body }) => (body.type === 'session.start' && body.sessionId === sessionId ? [body] : []))[0];
  return {
    equipment: floor?.equipment ?? {},
    equipmentOf: (id) => (floor?.sessions[id] ?? beside[id] ?? startedOn(id))?.equipmentId,
  };
}
