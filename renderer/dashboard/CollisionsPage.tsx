import { Trans } from '@lingui/react/macro';
import { collisionsOf } from '../store/collisions.ts';
import { useStaleSince } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { BackToFloor } from './BackLink.tsx';
import { CollisionCard } from './CollisionCard.tsx';
import css from './CollisionsPage.module.css';
import { PageHead } from './PageHead.tsx';

/** Uses that nobody could check beforehand and that collided: each is told, and waits for a manager's word. */
export function CollisionsPage() {
  const conflicts = useHub(collisionsOf);
  const isLoaded = useHub((s) => s.floor !== null);
  const isStale = useStaleSince() !== null;
  const oldestFirst = Object.values(conflicts).toSorted((a, b) => a.startedAt - b.startedAt);
  return (
    <article className={isStale ? css['old'] : ''}>
      <BackToFloor />
      <PageHead title={<Trans>Collisions</Trans>} />
      <p className={css['lead']}>
        <Trans>
          These sessions were started at a kiosk that could not reach the hub, and did not fit what the lab did
          meanwhile. They did happen and are recorded; settle each one once you have looked at it.
        </Trans>
      </p>
      {oldestFirst.length === 0 ? (
        <p role="status" className={css['empty']}>
          {isLoaded ? <Trans>There is nothing to settle.</Trans> : <Trans>Waiting for the hub…</Trans>}
        </p>
      ) : (
        <div className={css['list']}>
          {oldestFirst.map((one) => (
            <CollisionCard key={one.id} session={one} />
          ))}
        </div>
      )}
    </article>
  );
}
