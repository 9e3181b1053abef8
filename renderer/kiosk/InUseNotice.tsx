import { Trans } from '@lingui/react/macro';
import type { Session } from '../../protocol/entities.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { Notice } from '../ui/Notice.tsx';
import { OfflineMark } from '../ui/OfflineMark.tsx';
import { SavedSignInMark } from '../ui/SavedSignInMark.tsx';

/** Somebody else's session: who, since when, until when, and what can be done. */
export function InUseNotice({ session }: { session: Session }) {
  const { when } = useFormat();
  const now = useMinute();
  const [name, since] = [session.operator.name, when(session.startedAt, now)];
  const until = session.plannedEndAt === undefined ? null : when(session.plannedEndAt, now);
  return (
    <Notice tone="info">
      <strong>
        {until === null ? (
          <Trans>
            {name} is using it since {since}
          </Trans>
        ) : (
          <Trans>
            {name} is using it since {since}, until {until}
          </Trans>
        )}
      </strong>
      {session.recordedOffline && <OfflineMark running={session} />}
      {session.signedInOffline && <SavedSignInMark />}
      <span>
        <Trans>
          Ask them to end their session, or come back when the screen says “Free”. A manager can end a forgotten one.
        </Trans>
      </span>
    </Notice>
  );
}
