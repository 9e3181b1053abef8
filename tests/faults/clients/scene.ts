import type { Sample, Session } from '../../../protocol/entities.ts';
import type { FloorState } from '../../../protocol/floor.ts';
import type { IntentBody } from '../../../protocol/intents.ts';
import { isUsable } from '../../../protocol/wait.ts';
import type { SignedIn } from '../../../protocol/wire.ts';
import type { Random } from '../random.ts';

/** What somebody in front of a screen sees. */
export interface Scene {
  kind: 'station' | 'person';
  user: SignedIn | undefined;
  floor: FloorState;
  /** Uses that collided, which managers see. */
  conflicts: Record<string, Session>;
  /** The samples on their way, which managers see. */
  samples: readonly Sample[];
  /** The equipment that they wait for. */
  waits: readonly string[];
  equipmentIds: readonly string[];
  badges: readonly string[];
  /** The last session that was started here, which the hub may not have confirmed. */
  lastStarted: string | undefined;
  /** The hub's time, however this client's clock is set. */
  now: number;
  newId(): string;
}

export const DAY_MS = 24 * 3_600_000;

/** A word that nothing else carries. */
export const word = (newId: () => string): string => `w ${newId()}`;

/** A length that no other act of the storm has, but by a rare chance: some days and odd milliseconds. */
export const someDays = (random: Random): number => DAY_MS + random.int(0, 100 * DAY_MS);

/** Asks to be told about something that can't be used now, or has seen enough. */
export function waitOrNot({ floor, waits }: Scene, random: Random): IntentBody | undefined {
  if (waits.length > 0 && random.chance(0.5)) return { type: 'wait.end', equipmentId: random.pick(waits) };
  const wanted = Object.keys(floor.equipment).filter((id) => !isUsable(floor, id));
  return wanted.length === 0 ? undefined : { type: 'wait.begin', equipmentId: random.pick(wanted) };
}
