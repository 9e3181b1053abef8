import type { Session } from '../../protocol/entities.ts';

/**
 * The planned length after “give me that much more”: from the planned end, or from now where that is over or there was
 * none. Milliseconds from the session's start, as `session.extend` wants it.
 */
export function extendedPlan(session: Session, moreMs: number, now: number): number {
  const from = Math.max(session.plannedEndAt ?? now, now);
  return Math.round(from + moreMs - session.startedAt);
}
