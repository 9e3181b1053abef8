import { Trans } from '@lingui/react/macro';
import { useShallow } from 'zustand/react/shallow';
import { isOvertime } from '../../protocol/status.ts';
import { useFormat } from '../app/use-format.ts';
import { useNow } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Notice } from '../ui/Notice.tsx';
import { SavedSignInMark } from '../ui/SavedSignInMark.tsx';
import { CollisionWords } from './CollisionWords.tsx';
import { OtherEquipment } from './OtherEquipment.tsx';
import { PlanLine, type RunningProps } from './PlanLine.tsx';
import { ProblemNotices } from './ProblemNotices.tsx';
import { SessionActions } from './SessionActions.tsx';
import { SessionBar } from './SessionBar.tsx';
import { SessionDowntimeWords, useSessionDowntime } from './SessionDowntime.tsx';
import css from './SessionScreen.module.css';
import { sessionsHere } from './use-kiosk.ts';

interface SessionScreenProps {
  equipmentId: string;
  sessionId: string;
  /** In Electron the session is a bar above the instrument's own software; in a browser it has the page. */
  isBar: boolean;
}

export function SessionScreen({ equipmentId, sessionId, isBar }: SessionScreenProps) {
  const equipment = useHub((s) => s.floor?.equipment[equipmentId]);
  const shown = useHub(useShallow((s) => sessionsHere(s).get(sessionId) ?? { session: undefined, isPending: false }));
  // A moment after Start neither the outbox nor the hub may have shown the session yet.
  if (!equipment || !shown.session)
    return (
      <p className={css['starting']} role="status">
        <Trans>Starting…</Trans>
      </p>
    );
  const props = { equipment, session: shown.session, isPending: shown.isPending };
  return isBar ? <SessionBar {...props} /> : <SessionPage {...props} />;
}

function SessionPage({ equipment, session, isPending }: RunningProps) {
  const { timer } = useFormat();
  const now = useNow();
  const isOver = isOvertime(session, now);
  const downtime = useSessionDowntime(session);
  return (
    <div className={`${css['page']} ${isOver ? css['over'] : ''}`}>
      <div className={css['body']}>
        <h1 className={css['name']}>{equipment.name}</h1>
        <p className={css['who']}>
          {session.operator.name}
          {session.project !== undefined && ` · ${session.project}`}
        </p>
        {session.signedInOffline && <SavedSignInMark />}
        <p className={css['timer']} role="timer" aria-live="off">
          {timer(now - session.startedAt)}
        </p>
        <PlanLine session={session} isPending={isPending} />
        {session.conflict && (
          <Notice tone="warn">
            <CollisionWords conflict={session.conflict} />
          </Notice>
        )}
        {downtime && (
          <Notice tone="warn">
            <SessionDowntimeWords downtime={downtime} />
          </Notice>
        )}
        <ProblemNotices equipmentId={equipment.id} />
      </div>
      <footer className={css['footer']}>
        <OtherEquipment />
        <SessionActions session={session} isBar={false} />
      </footer>
    </div>
  );
}
