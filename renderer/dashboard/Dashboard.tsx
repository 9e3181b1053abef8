import { Trans } from '@lingui/react/macro';
import { mayAsk } from '../../protocol/intents.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import { Link } from '../app/Link.tsx';
import { usePath } from '../app/path.ts';
import { Button } from '../ui/Button.tsx';
import { ConnectionButton } from '../ui/ConnectionButton.tsx';
import { ConnectionLine } from '../ui/ConnectionLine.tsx';
import { PagePreferences } from '../ui/PagePreferences.tsx';
import { ActivityRegion } from './ActivityRegion.tsx';
import { AuditPage } from './AuditPage.tsx';
import { COLLISIONS_PATH } from './CollisionsLink.tsx';
import { CollisionsPage } from './CollisionsPage.tsx';
import css from './Dashboard.module.css';
import { EquipmentPage } from './EquipmentPage.tsx';
import { FloorPage } from './FloorPage.tsx';
import { NoPage } from './NoPage.tsx';
import { PagesNav } from './PagesNav.tsx';
import { PeoplePage } from './PeoplePage.tsx';
import { PersonPage } from './PersonPage.tsx';
import { StationsPage } from './StationsPage.tsx';
import { Wordmark } from './Wordmark.tsx';

export function Dashboard({ user, onSignOut }: { user: SignedIn; onSignOut(): void }) {
  const isAdmin = user.role === 'admin';
  return (
    <>
      <a className={css['skip']} href="#content">
        <Trans>Skip to the content</Trans>
      </a>
      <header className={css['top']}>
        <div className={css['bar']}>
          <Link href="/" className={css['home']}>
            <Wordmark />
          </Link>
          <PagesNav role={user.role} />
          <ConnectionButton />
          <PagePreferences />
          <span className={css['user']}>{user.name}</span>
          <Button look="quiet" onPress={onSignOut}>
            <Trans>Sign out</Trans>
          </Button>
        </div>
        <ConnectionLine />
      </header>
      <main id="content" className={css['content']} tabIndex={-1}>
        <Place me={user} isAdmin={isAdmin} />
      </main>
      <ActivityRegion />
    </>
  );
}

/** Which page an address means. */
function Place({ me, isAdmin }: { me: SignedIn; isAdmin: boolean }) {
  const path = usePath();
  const isManager = mayAsk(me.role, 'equipment.create');
  const hasPeople = mayAsk(me.role, 'user.create');
  const userId = /^\/people\/([^/]+)$/.exec(path)?.[1];
  const equipmentId = /^\/equipment\/([^/]+)$/.exec(path)?.[1];
  if (path === '/') return <FloorPage isManager={isManager} />;
  if (path === '/audit' && isAdmin) return <AuditPage />;
  if (path === COLLISIONS_PATH && isManager) return <CollisionsPage />;
  if (equipmentId !== undefined)
    return <EquipmentPage key={equipmentId} equipmentId={equipmentId} isManager={isManager} />;
  if (hasPeople && path === '/people') return <PeoplePage me={me} />;
  if (hasPeople && userId !== undefined) return <PersonPage key={userId} userId={userId} me={me} />;
  if (path === '/stations' && isManager) return <StationsPage />;
  return <NoPage />;
}
