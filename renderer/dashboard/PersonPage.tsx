import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { User } from '../../protocol/entities.ts';
import { ROLES_OVER } from '../../protocol/intents.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import { useLink } from '../app/link-context.ts';
import { useStaleSince } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { AsOf } from './AsOf.tsx';
import { BackToPeople } from './BackLink.tsx';
import { Card } from './Card.tsx';
import { CloseAccountDialog } from './CloseAccountDialog.tsx';
import { CredentialsDialog } from './CredentialsDialog.tsx';
import { EditPersonDialog } from './EditPersonDialog.tsx';
import css from './EquipmentPage.module.css';
import { LockNotice } from './LockNotice.tsx';
import { NoPage } from './NoPage.tsx';
import table from './PeoplePage.module.css';
import { MEANS_WORDS, ROLE_WORDS } from './people-words.ts';
import { QualificationsCard } from './QualificationsCard.tsx';

/** One person: who they are, what they sign in with, what they may use. */
export function PersonPage({ userId, me }: { userId: string; me: SignedIn }) {
  const staff = useHub((s) => s.staff);
  const user = staff?.users[userId];
  const isStale = useStaleSince() !== null;
  if (!staff)
    return (
      <p role="status">
        <Trans>Waiting for the hub…</Trans>
      </p>
    );
  if (!user) return <NoPage />;
  return (
    <article className={isStale ? css['old'] : ''}>
      <BackToPeople />
      <header className={css['head']}>
        <h1 className={css['title']}>{user.name}</h1>
        <AsOf />
        <PersonActions user={user} me={me} />
      </header>
      <LockNotice lockedId={user.id} />
      <div className={css['cards']}>
        <AccountCard user={user} />
        <QualificationsCard user={user} />
      </div>
    </article>
  );
}

function AccountCard({ user }: { user: User }) {
  const { t } = useLingui();
  const means = (user.signsInWith ?? []).map((one) => t(MEANS_WORDS[one])).join(', ');
  return (
    <Card title={t`Account`}>
      <dl className={table['facts']}>
        <dt>{t`User name`}</dt>
        <dd>{user.username}</dd>
        <dt>{t`Role`}</dt>
        <dd>{t(ROLE_WORDS[user.role])}</dd>
        <dt>{t`Signs in with`}</dt>
        <dd>{user.deactivatedAt !== undefined ? t`Account closed` : means === '' ? t`Nothing yet` : means}</dd>
      </dl>
    </Card>
  );
}

/** What is whoever looks' to change; nobody closes their own account. */
function PersonActions({ user, me }: { user: User; me: SignedIn }) {
  const link = useLink();
  const [open, setOpen] = useState<'edit' | 'credentials' | 'close' | null>(null);
  const close = () => setOpen(null);
  const isOver = ROLES_OVER[user.role].includes(me.role);
  const isOwn = user.id === me.id;
  if (!isOver && !isOwn) return null;
  return (
    <div className={css['actions']}>
      {user.deactivatedAt === undefined ? (
        <>
          <Button onPress={() => setOpen('edit')}>
            <Trans>Edit</Trans>
          </Button>
          <Button onPress={() => setOpen('credentials')}>
            <Trans>Set badge, PIN or password</Trans>
          </Button>
          {!isOwn && (
            <Button look="danger" onPress={() => setOpen('close')}>
              <Trans>Close the account</Trans>
            </Button>
          )}
        </>
      ) : (
        <Button onPress={() => void link.send({ type: 'user.reactivate', userId: user.id })}>
          <Trans>Open the account again</Trans>
        </Button>
      )}
      <EditPersonDialog user={user} me={me} isOpen={open === 'edit'} onClose={close} />
      <CredentialsDialog user={user} isOpen={open === 'credentials'} onClose={close} />
      <CloseAccountDialog user={user} isOpen={open === 'close'} onClose={close} />
    </div>
  );
}
