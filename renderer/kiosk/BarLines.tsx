import { Trans } from '@lingui/react/macro';
import { CloudOff } from 'lucide-react';
import type { Session } from '../../protocol/entities.ts';
import { useStaleSince } from '../store/use-clock.ts';
import markCss from '../ui/OfflineMark.module.css';
import { UnattendedMark } from '../ui/UnattendedMark.tsx';
import { WaitingMark } from '../ui/WaitingMark.tsx';
import css from './SessionScreen.module.css';
import { type Plan, usePlan } from './use-plan.ts';

/**
 * What stands below the name in the bar: the time, then what else is to be known. In each line what matters most comes
 * first, and what has no room goes as a whole.
 */
export function BarLines({ session, isPending }: { session: Session; isPending: boolean }) {
  const plan = usePlan(session);
  const isStale = useStaleSince() !== null;
  return (
    <div className={css['lines']}>
      <p className={`${css['line']} ${css['time']}`}>
        <TimeWords plan={plan} />
      </p>
      <p className={css['line']}>
        {(isPending || isStale) && (
          <span className={markCss['mark']}>
            <CloudOff aria-hidden="true" className={markCss['icon']} />
            {isPending ? <Trans>not yet at the hub</Trans> : <Trans>goes on without the hub</Trans>}
          </span>
        )}
        <WaitingMark equipmentId={session.equipmentId} isBrief />
      </p>
    </div>
  );
}

function TimeWords({ plan }: { plan: Plan }) {
  if (plan.phase === 'unattended') return <UnattendedMark until={plan.until} isBrief />;
  if (plan.phase === 'none') {
    return (
      <span>
        <Trans>No planned end</Trans>
      </span>
    );
  }
  const { left, until } = plan;
  if (plan.phase === 'over') {
    return (
      <>
        <span>
          <Trans>{left} over</Trans>
        </span>
        <span>
          <Trans>planned until {until}</Trans>
        </span>
      </>
    );
  }
  return (
    <>
      <span>
        <Trans>until {until}</Trans>
      </span>
      <span>
        <Trans>{left} left</Trans>
      </span>
    </>
  );
}
