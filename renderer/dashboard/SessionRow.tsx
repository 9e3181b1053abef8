import { Trans, useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { Session } from '../../protocol/entities.ts';
import { isOvertime, isUnattended } from '../../protocol/status.ts';
import { Link } from '../app/Link.tsx';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { LeftMark } from '../ui/LeftMark.tsx';
import { OfflineMark } from '../ui/OfflineMark.tsx';
import { SavedSignInMark } from '../ui/SavedSignInMark.tsx';
import { TwoTimes } from '../ui/TwoTimes.tsx';
import { UnattendedMark } from '../ui/UnattendedMark.tsx';
import { COLLISIONS_PATH } from './CollisionsLink.tsx';
import table from './SampleTable.module.css';
import { SessionOutcome } from './SessionOutcome.tsx';
import css from './SessionsPage.module.css';
import { toldTimes } from './told-times.ts';

interface SessionRowProps {
  session: Session;
  equipmentName: string;
  isChosen: boolean;
  onChoose(sessionId: string, isChosen: boolean): void;
  onEnd(session: Session): void;
}

/** The cells of one session. */
export const SessionRow = memo(function SessionRow({
  session,
  equipmentName,
  isChosen,
  onChoose,
  onEnd,
}: SessionRowProps) {
  const { t } = useLingui();
  const { duration } = useFormat();
  const now = useMinute();
  const { id, endedAt, startedAt, operator } = session;
  const isOpen = endedAt === undefined;
  const name = operator.name;
  return (
    <>
      <td>
        {isOpen && (
          <label className={table['choose']}>
            <input type="checkbox" checked={isChosen} onChange={(event) => onChoose(id, event.target.checked)} />
            <span className="visually-hidden">{t`Choose the session of ${name} at ${equipmentName}`}</span>
          </label>
        )}
      </td>
      <td className={css['cell']}>
        <Who session={session} />
      </td>
      <td className={css['cell']}>
        <Where equipmentId={session.equipmentId} name={equipmentName} />
      </td>
      <td className={css['cell']}>
        <TwoTimes at={startedAt} toldAt={toldTimes(session).startToldAt} />
      </td>
      <td className={css['cell']}>
        <End session={session} />
      </td>
      <td className={css['cell']}>{duration(Math.max(0, (endedAt ?? now) - startedAt))}</td>
      <td className={css['action']}>{isOpen && <EndButton session={session} onEnd={onEnd} />}</td>
    </>
  );
});

function Who({ session }: { session: Session }) {
  const { operator, user, project, conflict } = session;
  const forName = user?.name ?? '';
  return (
    <>
      <span className={css['who']}>{operator.name}</span>
      <span className={table['more']}>
        {user !== undefined && (
          <span>
            <Trans>for {forName}</Trans>
          </span>
        )}
        {project !== undefined && <span>{project}</span>}
        {session.recordedOffline && <OfflineMark />}
        {session.signedInOffline && <SavedSignInMark />}
        {conflict && (
          <Link href={COLLISIONS_PATH} className={css['over']}>
            <Trans>collided</Trans>
          </Link>
        )}
      </span>
    </>
  );
}

/** A link where it has a page still. */
function Where({ equipmentId, name }: { equipmentId: string; name: string }) {
  const hasPage = useHub((s) => s.floor?.equipment[equipmentId] !== undefined);
  return hasPage ? <Link href={`/equipment/${equipmentId}`}>{name}</Link> : name;
}

/** When it ended and how; while it runs, until when it is planned. */
function End({ session }: { session: Session }) {
  const { when, duration } = useFormat();
  const now = useMinute();
  const { endedAt, plannedEndAt, claimedEndedAt, operator } = session;
  const plan = plannedEndAt === undefined ? null : when(plannedEndAt, now);
  const over = plannedEndAt === undefined ? null : duration(now - plannedEndAt);
  const claimed = claimedEndedAt === undefined ? null : when(claimedEndedAt, now);
  const name = operator.name;
  if (endedAt === undefined) {
    return (
      <>
        <Trans>Running</Trans>
        <span className={table['more']}>
          {session.idleSince !== undefined && <LeftMark since={session.idleSince} />}
          {session.unattendedUntil !== undefined && isUnattended(session, now) ? (
            <UnattendedMark until={session.unattendedUntil} />
          ) : isOvertime(session, now) ? (
            <span className={css['over']}>
              <Trans>{over} over its plan</Trans>
            </span>
          ) : plan === null ? (
            <Trans>No plan</Trans>
          ) : (
            <Trans>until {plan}</Trans>
          )}
        </span>
      </>
    );
  }
  return (
    <>
      <TwoTimes at={endedAt} toldAt={toldTimes(session).endToldAt} />
      <span className={table['more']}>
        {claimed !== null && (
          <span>
            <Trans>
              {name} says {claimed}
            </Trans>
          </span>
        )}
        <SessionOutcome session={session} />
      </span>
    </>
  );
}

function EndButton({ session, onEnd }: Pick<SessionRowProps, 'session' | 'onEnd'>) {
  const { t } = useLingui();
  const isSaving = useHub((s) =>
    s.outbox.some(
      ({ state, body }) => state !== 'refused' && body.type === 'session.end' && body.sessionId === session.id,
    ),
  );
  const name = session.operator.name;
  return (
    <Button onPress={() => onEnd(session)} isBusy={isSaving} aria-label={t`End session of ${name}`}>
      <Trans>End session</Trans>
    </Button>
  );
}
