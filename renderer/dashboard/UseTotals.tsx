import { Plural, Trans } from '@lingui/react/macro';
import type { ReportOfUse } from '../../protocol/reports.ts';
import { Link } from '../app/Link.tsx';
import { useFormat } from '../app/use-format.ts';
import css from './ReportsPage.module.css';
import { shareOf } from './report-rows.ts';

/** What it comes to, and how much of it the hub was there to see. */
export function UseTotals({ report: { total, observedSince } }: { report: ReportOfUse }) {
  const { hours, share } = useFormat();
  const seen = shareOf(total.observed);
  return (
    <dl className={css['totals']}>
      <div className={css['figure']}>
        <dt>
          <Trans>Used</Trans>
        </dt>
        <dd>
          <strong>{hours(total.usedMs)}</strong>
          <Plural value={total.uses} one="in # use" other="in # uses" />
        </dd>
      </div>
      <div className={css['figure']}>
        <dt>
          <Trans>Hours observed</Trans>
        </dt>
        <dd>
          <strong>{seen === undefined ? <Trans>Not known</Trans> : share(seen)}</strong>
          <Noted isKnown={seen !== undefined} since={observedSince} />
        </dd>
      </div>
      {total.collisions > 0 && (
        <div className={css['figure']}>
          <dt>
            <Trans>Collided, in no other figure</Trans>
          </dt>
          <dd>
            <strong>{hours(total.collidedMs)}</strong>
            <Link href="/collisions">
              <Plural value={total.collisions} one="in # use" other="in # uses" />
            </Link>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** What the share is a share of. */
function Noted({ isKnown, since }: { isKnown: boolean; since: number | undefined }) {
  const { stamp } = useFormat();
  if (!isKnown) return <Trans>the hub noted nothing then</Trans>;
  if (since === undefined) return <Trans>the hub and a kiosk of the equipment were there</Trans>;
  const at = stamp(since);
  return <Trans>noted since {at} only</Trans>;
}
