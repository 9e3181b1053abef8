import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Session } from '../../protocol/entities.ts';
import { Link } from '../app/Link.tsx';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { OfflineMark } from '../ui/OfflineMark.tsx';
import { SavedSignInMark } from '../ui/SavedSignInMark.tsx';
import cardCss from './Card.module.css';
import { Card } from './Card.tsx';
import { CollisionFacts } from './CollisionFacts.tsx';
import css from './CollisionsPage.module.css';
import { CollisionWords } from './CollisionWords.tsx';
import { EndSessionDialog } from './EndSessionDialog.tsx';
import { SettleDialog } from './SettleDialog.tsx';

/** One use that collided, in words, and what a manager may do: end it where it still runs, settle it where it has ended. */
export function CollisionCard({ session }: { session: Session }) {
  const { operator, equipmentId } = session;
  const name = useHub((s) => s.floor?.equipment[equipmentId]?.name);
  const isPending = useHub((s) =>
    s.outbox.some(({ state, body }) => state !== 'refused' && 'sessionId' in body && body.sessionId === session.id),
  );
  return (
    <Card
      title={<Title isSaved={session.signedInOffline === true} isPending={isPending} />}
      action={session.endedAt === undefined ? <End session={session} /> : <Settle session={session} />}
    >
      <div>
        <p className={cardCss['lead']}>{operator.name}</p>
        <Link href={`/equipment/${equipmentId}`} className={css['equipment']}>
          {name ?? <Trans>Equipment that is not in the lab any more</Trans>}
        </Link>
      </div>
      <p className={css['why']}>
        <CollisionWords session={session} />
      </p>
      <CollisionFacts session={session} />
    </Card>
  );
}

const Title = ({ isSaved, isPending }: { isSaved: boolean; isPending: boolean }) => (
  <span className={css['row']}>
    <OfflineMark />
    {isSaved && <SavedSignInMark />}
    {isPending && (
      <span className={css['pending']}>
        <Trans>saving</Trans>
      </span>
    )}
  </span>
);

function End({ session }: { session: Session }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={css['row']}>
      <Button onPress={() => setOpen(true)}>
        <Trans>End this session</Trans>
      </Button>
      <span className={css['hint']}>
        <Trans>It still runs. It can be settled once it has ended.</Trans>
      </span>
      <EndSessionDialog session={session} isOpen={isOpen} onClose={() => setOpen(false)} />
    </div>
  );
}

function Settle({ session }: { session: Session }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onPress={() => setOpen(true)}>
        <Trans>Settle</Trans>
      </Button>
      <SettleDialog session={session} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
