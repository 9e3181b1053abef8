import type { ClientKind } from '../../../protocol/wire.ts';

/** One client as the driver describes it to the process that is to run it. */
export interface ClientSpec {
  name: string;
  kind: Extract<ClientKind, 'station' | 'person'>;
  /** The hub through this client's own cable. */
  url: string;
  token: string;
  outboxFile: string;
  journalFile: string;
  /** `memory`: a kiosk that doesn't keep its promise, for the tests of the checker. */
  outbox: 'disk' | 'memory';
  seed: number;
  /** How long people take between two acts, on average, in milliseconds. */
  paceMs: number;
  /** How wrong this client's clock is. */
  clockOffsetMs: number;
  /** At a station: what stands there, and the badges that people bring. */
  equipmentIds: readonly string[];
  badges: readonly string[];
}

/** Driver to client process, a JSON line each. */
export type Order =
  | { do: 'begin'; clients: ClientSpec[] }
  /** Nobody acts any more; from here on the process says how its clients stand. */
  | { do: 'rest' }
  /** The network is said to be back: those who wait try at once. */
  | { do: 'nudge' }
  | { do: 'set-clock'; client: string; offsetMs: number }
  /** Write down the final states. */
  | { do: 'finish' };

/** How a client stands, once nobody acts. */
export interface Standing {
  phase: string;
  /** Acts not yet confirmed and seen, sign-ins under way, a clock that was set and not yet measured, downtimes due soon. */
  busy: number;
  places: Record<string, string>;
}

/** Client process to driver. */
export type Report =
  | { say: 'begun' }
  /** All its clients are live for the first time in this life. */
  | { say: 'live' }
  | { say: 'standing'; clients: Record<string, Standing> }
  | { say: 'finished' }
  /** It can't go on: a bug in a client or in the suite. */
  | { say: 'broken'; message: string };
