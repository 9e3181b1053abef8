import { Trans } from '@lingui/react/macro';
import type { Conflict } from '../../protocol/entities.ts';
import { CollisionReason } from '../ui/CollisionReason.tsx';

/** To the person whose use collided: what happened meanwhile, that nothing is lost, and what they do now. */
export function CollisionWords({ conflict }: { conflict: Conflict }) {
  return (
    <>
      <strong>
        <CollisionReason conflict={conflict} />
      </strong>{' '}
      <span>
        <Trans>Your use is recorded, and a manager will settle it. End it here when you are done.</Trans>
      </span>
    </>
  );
}
