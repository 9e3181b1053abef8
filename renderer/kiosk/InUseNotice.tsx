import { Trans } from '@lingui/react/macro';
import type { Session } from '../../protocol/entities.ts';
import { isOffered, isOvertime } from '../../protocol/status.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { useHub, userOf } from '../store/use-hub.ts';
import { Notice } from '../ui/Notice.tsx';
import { OfflineMark } from '../ui/OfflineMark.tsx';
import { SavedSignInMark } from '../ui/SavedSignInMark.tsx';
import { WillBeTold } from '../ui/TellMe.tsx';

/** Somebody else's session: who, since when, until when, and what can be done. */
export function InUseNotice({ session, mayTakeOver }: { session: Session; mayTakeOver: boolean }) {
  const { when } = useFormat();
  const now = useMinute();
  const [name, since] = [session.operator.name, when(session.startedAt, now)];
  const until = session.plannedEndAt === undefined ? null : when(session.plannedEndAt, now);
  const tookYours = useHub((s) => {
    const last = s.takenOver.findLast(({ equipmentId }) => equipmentId === session.equipmentId);
    return last !== undefined && last.by === name && last.operatorId === userOf(s)?.id;
  });
  return (
    <Notice tone="info">
      <strong>
        {until === null ? (
          <Trans>
            {name} has been using it since {since}
          </Trans>
        ) : isOvertime(session, now) ? (
          <Trans>
            {name} has been using it since {since}; it was planned until {until}
          </Trans>
        ) : (
          <Trans>
            {name} has been using it since {since}, until {until}
          </Trans>
        )}
      </strong>
      {session.recordedOffline && <OfflineMark running={session} />}
      {session.signedInOffline && <SavedSignInMark />}
      {tookYours && (
        <span>
          <Trans>{name} has taken over your session here. Its time until then is recorded.</Trans>
        </span>
      )}
      <span>
        {isOffered(session, now) ? (
          <Trans>It is handed over to you: their session ends when yours begins.</Trans>
        ) : mayTakeOver ? (
          <Trans>Ask them first. If you take over, their session ends now and yours begins.</Trans>
        ) : until === null ? (
          <Trans>
            Ask them to end their session, or come back when the screen says “Free”. A manager can end a forgotten one.
          </Trans>
        ) : (
          <Trans>
            Ask them to end their session, or come back when the screen says “Free”. From {until} on you can take over.
          </Trans>
        )}
      </span>
      <WillBeTold equipmentId={session.equipmentId} />
    </Notice>
  );
}
