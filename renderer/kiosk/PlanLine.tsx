import { Trans } from '@lingui/react/macro';
import type { Equipment, Session } from '../../protocol/entities.ts';
import { useStaleSince } from '../store/use-clock.ts';
import { UnattendedMark } from '../ui/UnattendedMark.tsx';
import { WaitingMark } from '../ui/WaitingMark.tsx';
import css from './SessionScreen.module.css';
import { type Plan, usePlan } from './use-plan.ts';

export interface RunningProps {
  equipment: Equipment;
  session: Session;
  isPending: boolean;
}

/** Until when, or how far over, in words; who comes next, and what is not at the hub yet. */
export function PlanLine({ session, isPending }: { session: Session; isPending: boolean }) {
  const plan = usePlan(session);
  const isStale = useStaleSince() !== null;
  return (
    <p className={css['plan']}>
      <PlanWords plan={plan} />
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

function PlanWords({ plan }: { plan: Plan }) {
  if (plan.phase === 'none') return <Trans>No planned end</Trans>;
  if (plan.phase === 'unattended') return <UnattendedMark until={plan.until} />;
  const { left, until } = plan;
  return plan.phase === 'over' ? (
    <Trans>
      {left} over; planned until {until}
    </Trans>
  ) : (
    <Trans>
      until {until}, {left} left
    </Trans>
  );
}
