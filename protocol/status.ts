import type { Equipment, Session } from './entities.ts';
import type { StationPresence } from './presence.ts';

/** What a tile says. `unknown` keeps what was last known, so that a screen can show it as old. */
export type EquipmentStatus =
  | { kind: 'free' }
  | { kind: 'impaired'; reason?: string }
  | { kind: 'in-use'; session: Session; impaired: boolean }
  | { kind: 'out-of-service'; reason?: string; expectedBackAt?: number; session?: Session }
  | { kind: 'unknown'; sinceMs: number; session?: Session };

/**
 * The one place that says what state equipment is in. A lost station outranks all but a manager's lock, because nobody
 * can vouch for what happens there; without a station the log alone decides.
 */
export function statusOf(
  equipment: Equipment,
  session: Session | undefined,
  station: StationPresence | undefined,
): EquipmentStatus {
  if (equipment.condition === 'out-of-service') return outOfService(equipment, session);
  if (station?.state === 'offline')
    return { kind: 'unknown', sinceMs: station.lastSeenAt, ...(session && { session }) };
  if (session) return { kind: 'in-use', session, impaired: equipment.condition === 'impaired' };
  if (equipment.condition === 'impaired') return { kind: 'impaired', ...reasonOf(equipment) };
  return { kind: 'free' };
}

/** Whether a session has run past its plan. */
export const isOvertime = (session: Session, now: number): boolean =>
  session.plannedEndAt !== undefined && now > session.plannedEndAt;

/**
 * Whether it seems to be forgotten: it has run past its plan, or nobody is at it any more. Anybody who may use the
 * equipment may take it over then.
 */
export const isForgotten = (session: Session, now: number): boolean =>
  isOvertime(session, now) || session.idleSince !== undefined;

/** Whether its operator hands it over now to whoever takes it over. */
export const isOffered = ({ offeredUntil }: Session, now: number): boolean =>
  offeredUntil !== undefined && now < offeredUntil;

/** Whether it is to run with nobody at it now. */
export const isUnattended = ({ unattendedUntil }: Session, now: number): boolean =>
  unattendedUntil !== undefined && now < unattendedUntil;

const reasonOf = (equipment: Equipment) =>
  equipment.conditionReason === undefined ? {} : { reason: equipment.conditionReason };

const outOfService = (equipment: Equipment, session: Session | undefined): EquipmentStatus => ({
  kind: 'out-of-service',
  ...reasonOf(equipment),
  ...(equipment.expectedBackAt !== undefined && { expectedBackAt: equipment.expectedBackAt }),
  ...(session && { session }),
});
