import { Trans } from '@lingui/react/macro';
import type { Session } from '../../protocol/entities.ts';
import { type EquipmentStatus, isOvertime, isUnattended } from '../../protocol/status.ts';
import { useFormat } from '../app/use-format.ts';
import type { ShownProblem } from '../store/problems.ts';
import { useMinute } from '../store/use-clock.ts';
import { LeftMark } from '../ui/LeftMark.tsx';
import { OfflineMark } from '../ui/OfflineMark.tsx';
import { MoreProblems, ProblemLine } from '../ui/ProblemLine.tsx';
import { SavedSignInMark } from '../ui/SavedSignInMark.tsx';
import { UnattendedMark } from '../ui/UnattendedMark.tsx';
import css from './StatusField.module.css';

interface StatusLinesProps {
  status: EquipmentStatus;
  isPending: boolean;
  /** Why it is so in somebody's own words, where none of the problems says it. */
  reason: string | undefined;
  problems: readonly ShownProblem[];
}

/** Read from afar: the newest say enough. */
const MOST_PROBLEMS = 2;

/** Who and since when, why, and until when: the lines below the status. */
export function StatusLines({ status, isPending, reason, problems }: StatusLinesProps) {
  const { when } = useFormat();
  const now = useMinute();
  const backAt = status.kind === 'out-of-service' && status.expectedBackAt ? when(status.expectedBackAt, now) : null;
  return (
    <div className={css['lines']}>
      {'session' in status && <SessionLines session={status.session} />}
      {status.kind !== 'free' && reason !== undefined && <p>{reason}</p>}
      {problems.slice(0, MOST_PROBLEMS).map((shown) => (
        <p key={shown.problem.id}>
          <ProblemLine shown={shown} />
        </p>
      ))}
      {problems.length > MOST_PROBLEMS && <MoreProblems count={problems.length - MOST_PROBLEMS} />}
      {backAt !== null && (
        <p>
          <Trans>Expected back {backAt}</Trans>
        </p>
      )}
      {status.kind === 'in-use' && status.impaired && (
        <p>
          <Trans>Impaired: it works with limits</Trans>
        </p>
      )}
      {isPending && (
        <p className={css['pending']}>
          <Trans>Saved here, not yet at the hub</Trans>
        </p>
      )}
    </div>
  );
}

function SessionLines({ session }: { session: Session }) {
  const { when, duration } = useFormat();
  const now = useMinute();
  const [name, since, length] = [
    session.operator.name,
    when(session.startedAt, now),
    duration(now - session.startedAt),
  ];
  const until = session.plannedEndAt === undefined ? null : when(session.plannedEndAt, now);
  return (
    <>
      <p className={css['who']}>{name}</p>
      <p className={css['times']}>
        <span>
          <Trans>
            since {since}, for {length}
          </Trans>
        </span>
        {session.recordedOffline && <OfflineMark running={session} />}
        {session.signedInOffline && <SavedSignInMark />}
        {session.idleSince !== undefined && <LeftMark since={session.idleSince} />}
        {session.unattendedUntil !== undefined && isUnattended(session, now) && (
          <UnattendedMark until={session.unattendedUntil} />
        )}
        {until !== null && !isUnattended(session, now) && (
          <span>
            {isOvertime(session, now) ? <Trans>should have ended at {until}</Trans> : <Trans>until {until}</Trans>}
          </span>
        )}
      </p>
    </>
  );
}
