import { useEffect } from 'react';
import type { HubLink } from '../../client/hub-link.ts';
import { useLink } from '../app/link-context.ts';
import { useHub } from '../store/use-hub.ts';
import { CheckScreen } from './CheckScreen.tsx';
import { EndScreen } from './EndScreen.tsx';
import { EnrollScreen } from './EnrollScreen.tsx';
import { followFocus } from './follow-focus.ts';
import { IdentifyScreen } from './IdentifyScreen.tsx';
import { KeyboardDock } from './KeyboardDock.tsx';
import css from './Kiosk.module.css';
import { KioskHeader } from './KioskHeader.tsx';
import { KioskDesktop, KioskToasts } from './KioskToasts.tsx';
import type { KioskPhase } from './kiosk-phase.ts';
import { LeaveScreen } from './LeaveScreen.tsx';
import { LockedScreen } from './LockedScreen.tsx';
import { PinScreen } from './PinScreen.tsx';
import { ProblemScreen } from './ProblemScreen.tsx';
import { SamplesScreen } from './SamplesScreen.tsx';
import { SessionScreen } from './SessionScreen.tsx';
import { StartScreen } from './StartScreen.tsx';
import { takesScan } from './scan.ts';
import { useBadgeReader } from './use-badge-reader.ts';
import { useChecks } from './use-checks.ts';
import { useIdleWatch } from './use-idle-watch.ts';
import { useFollowHub, useKiosk } from './use-kiosk.ts';
import { useLeaving } from './use-leaving.ts';
import { type SignIn, useSignIn } from './use-sign-in.ts';
import { useWayOut } from './use-way-out.ts';
import { WaitingScreen } from './WaitingScreen.tsx';

/** Electron's window: absent in a browser, where the session has a screen instead of a bar. */
const shell = window.hycon;

export function Kiosk() {
  const isReady = useHub((s) => s.floor !== null && s.actor?.kind === 'station');
  const enrollment = useHub((s) => s.enrollment);
  const phase = useKiosk((s) => s.state);
  const signIn = useSignIn();
  useFollowHub();
  useEffect(followFocus, []);
  const link = useLink();
  useLeaving(link);
  const checks = useChecks();
  const wayOut = useWayOut(phase.phase === 'locked');
  useBadgeReader((text) => {
    // A badge that tries the reader signs nobody in.
    if (checks.check !== null) return;
    if (wayOut.isOpen) wayOut.showBadge(text);
    else if (!takesScan(text)) void signIn.readBadge(text);
  });

  const isBar = shell !== undefined && phase.phase === 'in-session' && enrollment === null;
  useEffect(() => void shell?.setMode(isBar ? 'bar' : 'cover'), [isBar]);

  if (isBar && isReady)
    return (
      <>
        <IdleWatch link={link} />
        <SessionScreen {...phase} isBar />
        <KioskDesktop isBar />
      </>
    );
  return (
    <div className={css['kiosk']}>
      <IdleWatch link={link} />
      <KioskHeader onLeave={wayOut.open} />
      <main className={css['main']}>
        {checks.check !== null ? (
          <CheckScreen check={checks.check} onCheck={checks.show} onClose={checks.close} />
        ) : wayOut.isOpen && shell ? (
          <LeaveScreen badge={wayOut.badge} onCheck={() => checks.show('list')} onClose={wayOut.close} />
        ) : wayOut.isOpen ? (
          <CheckScreen check="list" onCheck={checks.show} onClose={wayOut.close} />
        ) : enrollment ? (
          <EnrollScreen enrollment={enrollment} onCheck={checks.show} />
        ) : isReady ? (
          <Screen phase={phase} signIn={signIn} />
        ) : (
          <WaitingScreen />
        )}
      </main>
      <KeyboardDock />
      <KioskToasts />
      <KioskDesktop isBar={false} />
    </div>
  );
}

/** On its own, so that its clock redraws nothing else. */
function IdleWatch({ link }: { link: HubLink }) {
  useIdleWatch(link);
  return null;
}

function Screen({ phase, signIn }: { phase: KioskPhase; signIn: SignIn }) {
  switch (phase.phase) {
    case 'locked':
      return <LockedScreen news={phase.news} />;
    case 'identifying':
      return signIn.state.phase === 'pin' ? (
        <PinScreen {...signIn} state={signIn.state} />
      ) : (
        <IdentifyScreen {...signIn} />
      );
    case 'identified':
      return <StartScreen {...phase} />;
    case 'on-errand':
      return phase.errand === 'problem' ? <ProblemScreen {...phase} /> : <SamplesScreen {...phase} />;
    case 'in-session':
      return <SessionScreen {...phase} isBar={false} />;
    case 'ending':
      return <EndScreen {...phase} />;
  }
}
