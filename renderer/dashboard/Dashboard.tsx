import { Trans } from '@lingui/react/macro';
import { mayAsk } from '../../protocol/intents.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import { Link } from '../app/Link.tsx';
import { usePath } from '../app/path.ts';
import { Button } from '../ui/Button.tsx';
import { ConnectionButton } from '../ui/ConnectionButton.tsx';
import { ConnectionLine } from '../ui/ConnectionLine.tsx';
import { DesktopChoice } from '../ui/DesktopChoice.tsx';
import { DesktopNotices } from '../ui/DesktopNotices.tsx';
import { NoticeToasts } from '../ui/NoticeToasts.tsx';
import { PagePreferences } from '../ui/PagePreferences.tsx';
import { ActivityRegion } from './ActivityRegion.tsx';
import { AnnouncementLines } from './AnnouncementLines.tsx';
import { AnnouncementsPage } from './AnnouncementsPage.tsx';
import { CollisionsPage } from './CollisionsPage.tsx';
import css from './Dashboard.module.css';
import { EquipmentPage } from './EquipmentPage.tsx';
import { FloorPage } from './FloorPage.tsx';
import { LatePage } from './LatePage.tsx';
import { LeftPhotos } from './LeftPhotos.tsx';
import {
  loadAudit,
  loadImport,
  loadPerson,
  loadReports,
  loadSessions,
  loadSettings,
  loadStations,
  loadWall,
} from './late-pages.ts';
import { NoPage } from './NoPage.tsx';
import { PagesNav } from './PagesNav.tsx';
import { PeoplePage } from './PeoplePage.tsx';
import { ProblemsPage } from './ProblemsPage.tsx';
import { pageAt } from './pages.ts';
import { SamplesPage } from './SamplesPage.tsx';
import { useWindowTitle } from './use-window-title.ts';
import { Wordmark } from './Wordmark.tsx';

interface DashboardProps {
  user: SignedIn;
  onSignOut(): void;
  /** This screen is a wall of its own from now on. */
  onWallKept(): void;
}

export function Dashboard({ user, onSignOut, onWallKept }: DashboardProps) {
  useWindowTitle();
  // A screen on the wall has nothing around it that could be pressed.
  if (pageAt(usePath(), user.role)?.name === 'wall') return <LatePage load={loadWall} given={{ onKept: onWallKept }} />;
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
          <ConnectionButton />
          <PagePreferences />
          <DesktopChoice userId={user.id} />
          <span className={css['user']}>{user.name}</span>
          <Button look="quiet" onPress={onSignOut}>
            <Trans>Sign out</Trans>
          </Button>
        </div>
        <PagesNav role={user.role} />
        <ConnectionLine />
      </header>
      <AnnouncementLines />
      <main id="content" className={css['content']} tabIndex={-1}>
        <Place me={user} />
      </main>
      <NoticeToasts place="desk">
        <LeftPhotos />
      </NoticeToasts>
      <DesktopNotices userId={user.id} />
      <ActivityRegion />
    </>
  );
}

/** What is at an address; what is not this person's to open is no page to them. */
function Place({ me }: { me: SignedIn }) {
  const page = pageAt(usePath(), me.role);
  const isManager = mayAsk(me.role, 'equipment.create');
  switch (page?.name) {
    case 'floor':
      return <FloorPage isManager={isManager} />;
    case 'equipment':
      return <EquipmentPage key={page.id} equipmentId={page.id} isManager={isManager} />;
    case 'people':
      return <PeoplePage me={me} />;
    case 'import':
      return <LatePage key="import" load={loadImport} given={{ me }} />;
    case 'person':
      return <LatePage key={page.id} load={loadPerson} given={{ userId: page.id, me }} />;
    case 'stations':
      return <LatePage key="stations" load={loadStations} given={{}} />;
    case 'sessions':
      return <LatePage key="sessions" load={loadSessions} given={{}} />;
    case 'reports':
      return <LatePage key="reports" load={loadReports} given={{}} />;
    case 'audit':
      return <LatePage key="audit" load={loadAudit} given={{}} />;
    case 'settings':
      return <LatePage key="settings" load={loadSettings} given={{}} />;
    case 'collisions':
      return <CollisionsPage />;
    case 'announcements':
      return <AnnouncementsPage />;
    case 'problems':
      return <ProblemsPage />;
    case 'samples':
      return <SamplesPage sampleId={page.id} me={me} />;
    case 'wall':
      return <LatePage key="wall" load={loadWall} given={{}} />;
    case undefined:
      return <NoPage />;
  }
}
