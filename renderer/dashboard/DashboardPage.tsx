import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { SET_UP_PATH } from '../../protocol/set-up.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import { LinkProvider } from '../app/link-context.ts';
import { type OpenLink, openLink } from '../app/open-link.ts';
import { goTo, usePath } from '../app/path.ts';
import { watchNetwork } from '../app/watch-network.ts';
import { follow, forgetAll, useHub } from '../store/use-hub.ts';
import { Dashboard } from './Dashboard.tsx';
import { SetUpScreen } from './SetUpScreen.tsx';
import css from './SignInScreen.module.css';
import { SignInScreen } from './SignInScreen.tsx';
import { signOut, type WebSession, whoIsSignedIn } from './web-session.ts';

type Visit = { phase: 'checking' } | WebSession | { phase: 'expired' };

/** The lab's first page, where somebody came by its set-up link; else the dashboard. */
export function Page() {
  const isSetUp = usePath() === SET_UP_PATH;
  return isSetUp ? <SetUpScreen onDone={() => goTo('/')} /> : <VisitPage />;
}

/** Who looks at the dashboard, and a connection for as long as they do. */
function VisitPage() {
  const [visit, setVisit] = useState<Visit>({ phase: 'checking' });
  useEffect(() => void whoIsSignedIn().then(setVisit), []);

  switch (visit.phase) {
    case 'checking':
      return (
        <p className={css['checking']} role="status">
          <Trans>Asking the hub who you are…</Trans>
        </p>
      );
    case 'signed-in':
      return <SignedInPage user={visit.user} onGone={(phase) => setVisit({ phase })} />;
    case 'signed-out':
    case 'expired':
    case 'unreachable':
      return <SignInScreen why={visit.phase} onSignedIn={(user) => setVisit({ phase: 'signed-in', user })} />;
  }
}

function SignedInPage({ user, onGone }: { user: SignedIn; onGone(why: 'signed-out' | 'expired'): void }) {
  const link = useOwnLink();
  const isExpired = useHub(
    ({ link: { ...at } }) => at.phase === 'stopped' && /unauthorized|token-expired/.test(at.reason.code),
  );
  useEffect(() => {
    if (isExpired) onGone('expired');
  }, [isExpired, onGone]);

  if (!link) return null;
  return (
    <LinkProvider value={link}>
      <Dashboard user={user} onSignOut={() => void signOut().then((isOut) => isOut && onGone('signed-out'))} />
    </LinkProvider>
  );
}

/** Opened with the first screen, closed with the last; what it told is forgotten with it. */
function useOwnLink(): OpenLink | undefined {
  const [link, setLink] = useState<OpenLink>();
  useEffect(() => {
    const opened = openLink();
    const unfollow = follow(opened);
    const unwatch = watchNetwork(opened);
    setLink(opened);
    return () => {
      unwatch();
      unfollow();
      opened.close();
      forgetAll();
    };
  }, []);
  return link;
}
