import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { SET_UP_PATH } from '../../protocol/set-up.ts';
import { WALL_PATH } from '../../protocol/wall.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import { LinkProvider } from '../app/link-context.ts';
import { type OpenLink, openLink } from '../app/open-link.ts';
import { goTo, usePath } from '../app/path.ts';
import { watchNetwork } from '../app/watch-network.ts';
import { follow, forgetAll, useHub } from '../store/use-hub.ts';
import { Dashboard } from './Dashboard.tsx';
import { LatePage } from './LatePage.tsx';
import { loadWall } from './late-pages.ts';
import { SetUpScreen } from './SetUpScreen.tsx';
import css from './SignInScreen.module.css';
import { SignInScreen } from './SignInScreen.tsx';
import { whichWall } from './wall-api.ts';
import { signOut, type WebSession, whoIsSignedIn } from './web-session.ts';

type Visit = { phase: 'checking' } | WebSession | { phase: 'expired' } | { phase: 'wall' };
/** Nobody stands at a wall who could press anything. */
const ASK_AGAIN_MS = 5_000;
const CHECKING: Visit = { phase: 'checking' };

/** The lab's first page, where somebody came by its set-up link; else the dashboard. */
export function Page() {
  const isSetUp = usePath() === SET_UP_PATH;
  return isSetUp ? <SetUpScreen onDone={() => goTo('/')} /> : <VisitPage />;
}

/** Who looks at the dashboard, and a connection for as long as they do; nobody at a wall that is kept. */
function VisitPage() {
  const isAtWall = usePath() === WALL_PATH;
  const [known, setKnown] = useState<{ visit: Visit; isAtWall: boolean }>({ visit: CHECKING, isAtWall });
  const setVisit = (next: Visit) => setKnown({ visit: next, isAtWall });
  // At the wall's address somebody else looks than at any other, unless a person is signed in.
  const visit = known.visit.phase === 'signed-in' || known.isAtWall === isAtWall ? known.visit : CHECKING;
  useEffect(() => {
    if (visit.phase === 'checking') void whoIsHere(isAtWall).then((next) => setKnown({ visit: next, isAtWall }));
    if (visit.phase !== 'unreachable' || !isAtWall) return;
    const timer = setTimeout(() => setKnown({ visit: CHECKING, isAtWall }), ASK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [visit.phase, isAtWall]);

  switch (visit.phase) {
    case 'checking':
      return (
        <p className={css['checking']} role="status">
          <Trans>Asking the hub who you are…</Trans>
        </p>
      );
    case 'signed-in':
      return <SignedInPage user={visit.user} onGone={(phase) => setVisit({ phase })} />;
    case 'wall':
      return <KeptWall onGone={() => setVisit(CHECKING)} />;
    case 'signed-out':
    case 'expired':
    case 'unreachable':
      return <SignInScreen why={visit.phase} onSignedIn={(user) => setVisit({ phase: 'signed-in', user })} />;
  }
}

/** A wall stays one whoever was signed in at its browser before. */
async function whoIsHere(isAtWall: boolean): Promise<Visit> {
  if (!isAtWall) return whoIsSignedIn();
  const kept = await whichWall();
  if (!('code' in kept)) return { phase: 'wall' };
  return kept.code === 'unauthorized' ? whoIsSignedIn() : { phase: 'unreachable' };
}

interface SignedInPageProps {
  user: SignedIn;
  onGone(why: 'signed-out' | 'expired' | 'wall'): void;
}

function SignedInPage({ user, onGone }: SignedInPageProps) {
  const link = useOwnLink('person');
  const isExpired = useIsRefused();
  useEffect(() => {
    if (isExpired) onGone('expired');
  }, [isExpired, onGone]);

  if (!link) return null;
  return (
    <LinkProvider value={link}>
      <Dashboard
        user={user}
        onSignOut={() => void signOut().then((isOut) => isOut && onGone('signed-out'))}
        onWallKept={() => void signOut().then(() => onGone('wall'))}
      />
    </LinkProvider>
  );
}

/** The floor by the wall's own feed, until that is revoked. */
function KeptWall({ onGone }: { onGone(): void }) {
  const link = useOwnLink('feed');
  const isRevoked = useIsRefused();
  useEffect(() => {
    if (isRevoked) onGone();
  }, [isRevoked, onGone]);

  if (!link) return null;
  return (
    <LinkProvider value={link}>
      <LatePage load={loadWall} given={{}} />
    </LinkProvider>
  );
}

/** What this page came by opens nothing any more. */
const useIsRefused = (): boolean =>
  useHub(({ link: { ...at } }) => at.phase === 'stopped' && /unauthorized|token-expired/.test(at.reason.code));

/** Opened with the first screen, closed with the last; what it told is forgotten with it. */
function useOwnLink(kind: 'person' | 'feed'): OpenLink | undefined {
  const [link, setLink] = useState<OpenLink>();
  useEffect(() => {
    const opened = openLink(kind);
    const unfollow = follow(opened);
    const unwatch = watchNetwork(opened);
    setLink(opened);
    return () => {
      unwatch();
      unfollow();
      opened.close();
      forgetAll();
    };
  }, [kind]);
  return link;
}
