import type { ShellMode } from '../../client/kiosk-bridge.ts';
import { isOvertime } from '../../protocol/status.ts';
import { useFormat } from '../app/use-format.ts';
import { useNow } from '../store/use-clock.ts';
import { ConnectionButton } from '../ui/ConnectionButton.tsx';
import { StatusShape } from '../ui/StatusShape.tsx';
import { Announcements } from './Announcements.tsx';
import { BarLines } from './BarLines.tsx';
import { CollisionWords } from './CollisionWords.tsx';
import type { RunningProps } from './PlanLine.tsx';
import { SessionActions } from './SessionActions.tsx';
import { SessionDowntimeWords, useSessionDowntime } from './SessionDowntime.tsx';
import css from './SessionScreen.module.css';

/** Only Electron's window is a bar, which holds no dialog: it is a panel for as long as one is open. */
const setMode = async (mode: ShellMode) => window.hycon?.setMode(mode);

/** A running session in one strip at the edge of the display; everything else belongs to the instrument's software. */
export function SessionBar({ equipment, session, isPending }: RunningProps) {
  const { timer } = useFormat();
  const now = useNow();
  const downtime = useSessionDowntime(session);
  return (
    <main className={`${css['bar']} ${isOvertime(session, now) ? css['over'] : ''}`}>
      <StatusShape kind="in-use" className={css['shape']} />
      <div className={css['what']}>
        <h1 className={css['barName']}>{equipment.name}</h1>
        {session.conflict || downtime ? (
          <p className={css['collision']} role="status">
            {session.conflict && <CollisionWords conflict={session.conflict} />}
            {!session.conflict && downtime && <SessionDowntimeWords downtime={downtime} />}
          </p>
        ) : (
          <BarLines session={session} isPending={isPending} />
        )}
      </div>
      <Announcements look="bar" onOpen={() => setMode('panel')} onClosed={() => void setMode('bar')} />
      <p className={css['barTimer']} role="timer" aria-live="off">
        {timer(now - session.startedAt)}
      </p>
      <ConnectionButton onOpen={() => setMode('panel')} onClosed={() => void setMode('bar')} />
      <SessionActions session={session} isBar />
    </main>
  );
}
