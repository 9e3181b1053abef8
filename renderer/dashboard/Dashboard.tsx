import { Trans } from '@lingui/react/macro';
import type { SignedIn } from '../../protocol/wire.ts';
import { Link } from '../app/Link.tsx';
import { usePath } from '../app/path.ts';
import { Button } from '../ui/Button.tsx';
import { ConnectionButton } from '../ui/ConnectionButton.tsx';
import { ConnectionLine } from '../ui/ConnectionLine.tsx';
import { PagePreferences } from '../ui/PagePreferences.tsx';
import { ActivityRegion } from './ActivityRegion.tsx';
import { AuditPage } from './AuditPage.tsx';
import { COLLISIONS_PATH, CollisionsLink } from './CollisionsLink.tsx';
import { CollisionsPage } from './CollisionsPage.tsx';
import css from './Dashboard.module.css';
import { EquipmentPage } from './EquipmentPage.tsx';
import { FloorPage } from './FloorPage.tsx';
import { NoPage } from './NoPage.tsx';
import { Wordmark } from './Wordmark.tsx';

export function Dashboard({ user, onSignOut }: { user: SignedIn; onSignOut(): void }) {
  const isAdmin = user.role === 'admin';
  const isManager = user.role !== 'researcher';
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
          {isAdmin && (
            <Link href="/audit" className={css['page']}>
              <Trans>Audit</Trans>
            </Link>
          )}
          {isManager && <CollisionsLink />}
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
        <Place isManager={isManager} isAdmin={isAdmin} />
      </main>
      <ActivityRegion />
    </>
  );
}

/** Which page an address means. */
function Place({ isManager, isAdmin }: { isManager: boolean; isAdmin: boolean }) {
  const path = usePath();
  const equipmentId = /^\/equipment\/([^/]+)$/.exec(path)?.[1];
  if (path === '/') return <FloorPage isManager={isManager} />;
  if (path === '/audit' && isAdmin) return <AuditPage />;
  if (path === COLLISIONS_PATH && isManager) return <CollisionsPage />;
  if (equipmentId !== undefined)
    return <EquipmentPage key={equipmentId} equipmentId={equipmentId} isManager={isManager} />;
  return <NoPage />;
}
