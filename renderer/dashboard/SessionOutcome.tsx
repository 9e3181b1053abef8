import { Trans } from '@lingui/react/macro';
import { FORGOTTEN_OUTCOME, HANDED_OVER_OUTCOME, IDLE_OUTCOME, type Session } from '../../protocol/entities.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import css from './SessionsPage.module.css';

/** How it came out, where that is not as usual, and what was written about it. */
export const SessionOutcome = ({ session: { outcome, notes, endNamed } }: { session: Session }) => (
  <>
    {outcome !== undefined && outcome !== 'completed' && (
      <span>
        <OutcomeWords outcome={outcome} />
      </span>
    )}
    {endNamed && (
      <span>
        <EndNamed {...endNamed} />
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
  if (outcome === IDLE_OUTCOME) return <Trans>ended by its kiosk: nobody was there</Trans>;
  if (outcome === HANDED_OVER_OUTCOME) return <Trans>handed over</Trans>;
  if (outcome === FORGOTTEN_OUTCOME) return <Trans>forgotten</Trans>;
  return <>{outcome}</>;
}

/** Its end was named afterwards, and is not when the hub heard of it. */
function EndNamed({ at, by }: NonNullable<Session['endNamed']>) {
  const { when } = useFormat();
  const time = when(at, useMinute());
  const name = by?.name;
  if (name === undefined) return <Trans>told {time}</Trans>;
  return (
    <Trans>
      end named {time} by {name}
    </Trans>
  );
}
