import { Trans } from '@lingui/react/macro';
import type { Session } from '../../protocol/entities.ts';
import css from './SessionsPage.module.css';

/** How it came out, where that is not as usual, and what was written about it. */
export const SessionOutcome = ({ session: { outcome, notes } }: { session: Session }) => (
  <>
    {outcome !== undefined && outcome !== 'completed' && (
      <span>
        <OutcomeWords outcome={outcome} />
      </span>
    )}
    {notes !== undefined && (
      <span className={css['notes']} title={notes}>
        {notes}
      </span>
    )}
  </>
);

/** Sites may write words of their own. */
function OutcomeWords({ outcome }: { outcome: string }) {
  if (outcome === 'problem') return <Trans>with a problem</Trans>;
  if (outcome === 'taken-over') return <Trans>taken over</Trans>;
  return <>{outcome}</>;
}
