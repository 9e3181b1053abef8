import type { ChannelState } from '../protocol/channels.ts';
import type { Equipment, OfflinePolicy } from '../protocol/entities.ts';
import type { FloorState } from '../protocol/floor.ts';
import type { IntentBody } from '../protocol/intents.ts';
import { type Refusal, refuse } from '../protocol/refusals.ts';

/** What a kiosk knows of the lab, as far as a press without a live link rests on it. */
export interface KnownLab {
  equipment: Readonly<Record<string, Equipment>>;
  /** Where a session is that runs or was started here; nothing where this kiosk never heard of it. */
  equipmentOf(sessionId: string): string | undefined;
}

/** The lab as the channels' states tell it; `startedOn` knows the sessions that no channel has yet. */
export function labOf(states: readonly ChannelState[], startedOn: KnownLab['equipmentOf']): KnownLab {
  const sessions = states.flatMap((state) => ('sessions' in state ? Object.values(state.sessions) : []));
  return {
    equipment: states.find(isFloor)?.equipment ?? {},
    equipmentOf: (id) => sessions.find((one) => one.id === id)?.equipmentId ?? startedOn(id),
  };
}

const isFloor = (state: ChannelState): state is FloorState => 'equipment' in state;

/** It ends what somebody else does, of which a kiosk without the hub may know too little. */
const NO_TAKE_OVER = refuse(
  'server-restarting',
  "The hub can't be reached, and a session is taken over only with it. Nothing was changed. Do it when the hub answers.",
);

const GOES_ON: ReadonlySet<IntentBody['type']> = new Set(['session.extend', 'session.set-unattended', 'session.end']);

type Press = 'start' | 'go-on';

/**
 * Whether this may be done at a kiosk while the hub can't be asked: the refusal, or nothing where it may. Main and the
 * page's own connection ask at the press, before anything is saved; screens ask the same to say it beforehand. Pure.
 * The code is that of every "no" for want of a connection, and means what it says: the same again later.
 */
export function refusalWithoutHub(body: IntentBody, lab: KnownLab): Refusal | undefined {
  if (body.type === 'session.start') return refusalFor('start', lab.equipment[body.equipmentId]);
  if (body.type === 'session.take-over' || body.type === 'session.offer') return NO_TAKE_OVER;
  if (!GOES_ON.has(body.type) || !('sessionId' in body)) return undefined;
  return refusalFor('go-on', lab.equipment[lab.equipmentOf(body.sessionId) ?? '']);
}

const ALLOWED: Record<OfflinePolicy, readonly Press[]> = {
  allow: ['start', 'go-on'],
  'allow-current': ['go-on'],
  deny: [],
};

/** Equipment that this kiosk knows nothing of is as new equipment is: what runs may end, and nothing begins. */
function refusalFor(press: Press, equipment: Equipment | undefined): Refusal | undefined {
  if (ALLOWED[equipment?.offlinePolicy ?? 'allow-current'].includes(press)) return undefined;
  const name = equipment?.name ?? 'This equipment';
  return press === 'start'
    ? refuse(
        'server-restarting',
        `The hub can't be reached, and ${name} is started only with it. Nothing was started. Wait here: Start works again as soon as the hub answers.`,
      )
    : refuse(
        'server-restarting',
        `The hub can't be reached, and a session on ${name} is changed only with it. Your session goes on. Do it when the hub answers.`,
      );
}
