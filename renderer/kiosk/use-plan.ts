import type { Session } from '../../protocol/entities.ts';
import { isOvertime, isUnattended } from '../../protocol/status.ts';
import { useFormat } from '../app/use-format.ts';
import { useNow } from '../store/use-clock.ts';

/** How a session stands to its plan, with the times in words. */
export type Plan =
  | { phase: 'none' }
  | { phase: 'unattended'; until: number }
  | { phase: 'running' | 'over'; until: string; left: string };

export function usePlan(session: Session): Plan {
  const { when, duration } = useFormat();
  const now = useNow();
  const { plannedEndAt, unattendedUntil } = session;
  if (unattendedUntil !== undefined && isUnattended(session, now))
    return { phase: 'unattended', until: unattendedUntil };
  if (plannedEndAt === undefined) return { phase: 'none' };
  return {
    phase: isOvertime(session, now) ? 'over' : 'running',
    until: when(plannedEndAt, now),
    left: duration(Math.abs(plannedEndAt - now)),
  };
}
