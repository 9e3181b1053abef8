import { Trans } from '@lingui/react/macro';
import type { Session } from '../../protocol/entities.ts';
import { type EquipmentStatus, isOvertime, isUnattended } from '../../protocol/status.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { LeftMark } from '../ui/LeftMark.tsx';
import { OfflineMark } from '../ui/OfflineMark.tsx';
import { SavedSignInMark } from '../ui/SavedSignInMark.tsx';
import { UnattendedMark } from '../ui/UnattendedMark.tsx';
import { ReasonText } from './ReasonText.tsx';
import css from './Tile.module.css';

/** What there is to say beside the status: who and how long, or why and until when. */
export function StatusDetail({ equipmentId, status }: { equipmentId: string; status: EquipmentStatus }) {
  const { when } = useFormat();
  const now = useMinute();
  switch (status.kind) {
    case 'free':
      return null;
    case 'in-use':
      return <InUse session={status.session} isImpaired={status.impaired} />;
    case 'impaired':
      return (
        <span className={css['detail']}>
          <ReasonText equipmentId={equipmentId} reason={status.reason} />
        </span>
      );
    case 'out-of-service': {
      const backAt = status.expectedBackAt === undefined ? null : when(status.expectedBackAt, now);
      return (
        <span className={css['detail']}>
          <span className={css['cut']}>
            <ReasonText equipmentId={equipmentId} reason={status.reason} />
          </span>
          {backAt !== null && <Trans>Expected back {backAt}</Trans>}
        </span>
      );
    }
    case 'unknown': {
      const since = when(status.sinceMs, now);
      const last = status.session?.operator.name;
      return (
        <span className={css['detail']}>
          <Trans>Unknown since {since}</Trans>
          {last !== undefined && (
            <span className={css['cut']}>
              <Trans>last in use by {last}</Trans>
            </span>
          )}
        </span>
      );
    }
  }
}

function InUse({ session, isImpaired }: { session: Session; isImpaired: boolean }) {
  const { when, duration } = useFormat();
  const now = useMinute();
  const [name, length] = [session.operator.name, duration(now - session.startedAt)];
  const plan = session.plannedEndAt;
  const until = plan === undefined ? null : when(plan, now);
  const over = plan === undefined ? null : duration(now - plan);
  return (
    <span className={css['detail']}>
      <span className={css['cut']}>
        <b>{name}</b> · {length}
      </span>
      <span className={css['cut']}>
        {session.unattendedUntil !== undefined && isUnattended(session, now) ? (
          <UnattendedMark until={session.unattendedUntil} />
        ) : isOvertime(session, now) ? (
          <b className={css['over']}>
            <Trans>{over} over its plan</Trans>
          </b>
        ) : (
          until !== null && <Trans>until {until}</Trans>
        )}
        {session.recordedOffline && (
          <>
            {' '}
            <OfflineMark running={session} />
          </>
        )}
        {session.signedInOffline && (
          <>
            {' '}
            <SavedSignInMark />
          </>
        )}
        {session.idleSince !== undefined && (
          <>
            {' '}
            <b className={css['over']}>
              <LeftMark since={session.idleSince} />
            </b>
          </>
        )}
        {isImpaired && (
          <>
            {' '}
            <b className={css['over']}>
              <Trans>Impaired</Trans>
            </b>
          </>
        )}
      </span>
    </span>
  );
}
