import { Trans } from '@lingui/react/macro';
import type { Equipment, Session } from '../../protocol/entities.ts';
import { isOvertime, isUnattended } from '../../protocol/status.ts';
import { useFormat } from '../app/use-format.ts';
import { useNow, useStaleSince } from '../store/use-clock.ts';
import { UnattendedMark } from '../ui/UnattendedMark.tsx';
import { WaitingMark } from '../ui/WaitingMark.tsx';
import css from './SessionScreen.module.css';

export interface RunningProps {
  equipment: Equipment;
  session: Session;
  isPending: boolean;
}

/** Until when, or how far over, in words; who comes next, and what is not at the hub yet. */
export function PlanLine({ session, isPending }: { session: Session; isPending: boolean }) {
  const { when, duration } = useFormat();
  const now = useNow();
  const isStale = useStaleSince() !== null;
  const plan = session.plannedEndAt;
  const until = plan === undefined ? null : when(plan, now);
  const left = plan === undefined ? null : duration(Math.abs(plan - now));
  return (
    <p className={css['plan']}>
      {until === null && <Trans>No planned end</Trans>}
      {session.unattendedUntil !== undefined && isUnattended(session, now) && (
        <UnattendedMark until={session.unattendedUntil} />
      )}
      {until !== null &&
        !isUnattended(session, now) &&
        (isOvertime(session, now) ? (
          <Trans>
            {left} over; planned until {until}
          </Trans>
        ) : (
          <Trans>
            until {until}, {left} left
          </Trans>
        ))}
      <WaitingMark equipmentId={session.equipmentId} />
      {(isPending || isStale) && (
        <span className={css['saved']}>
          {isPending ? (
            <Trans>saved here, not yet at the hub</Trans>
          ) : (
            <Trans>the session goes on without the hub</Trans>
          )}
        </span>
      )}
    </p>
  );
}
