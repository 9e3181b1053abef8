import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Session } from '../../protocol/entities.ts';
import { type EquipmentStatus, isOvertime, isUnattended } from '../../protocol/status.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { LeftMark } from '../ui/LeftMark.tsx';
import { OfflineMark } from '../ui/OfflineMark.tsx';
import { SavedSignInMark } from '../ui/SavedSignInMark.tsx';
import { UnattendedMark } from '../ui/UnattendedMark.tsx';
import { WaitingMark } from '../ui/WaitingMark.tsx';
import css from './Card.module.css';
import { Card, Fact, Facts } from './Card.tsx';
import { EndSessionDialog } from './EndSessionDialog.tsx';

interface SessionCardProps {
  status: EquipmentStatus;
  session: Session | undefined;
  isManager: boolean;
}

/** Who has it, since when and until when. */
export function SessionCard({ status, session, isManager }: SessionCardProps) {
  const [isEnding, setEnding] = useState(false);
  const action = isManager && session && (
    <Button onPress={() => setEnding(true)}>
      <Trans>End this session</Trans>
    </Button>
  );
  return (
    <Card title={<Trans>Session</Trans>} action={action}>
      {status.kind === 'unknown' && <UnknownSince sinceMs={status.sinceMs} />}
      {session ? (
        <SessionFacts session={session} />
      ) : (
        status.kind !== 'unknown' && (
          <p className={css['mute']}>
            <Trans>Nobody is using it.</Trans>
          </p>
        )
      )}
      {session && <EndSessionDialog session={session} isOpen={isEnding} onClose={() => setEnding(false)} />}
    </Card>
  );
}

function UnknownSince({ sinceMs }: { sinceMs: number }) {
  const { when } = useFormat();
  const since = when(sinceMs, useMinute());
  return (
    <p>
      <Trans>
        Unknown since {since}: its kiosk does not answer. Below is what was last known. Look at the instrument, or ask
        IT to look at the kiosk.
      </Trans>
    </p>
  );
}

function SessionFacts({ session }: { session: Session }) {
  const { when, duration } = useFormat();
  const now = useMinute();
  const isWaitedFor = useHub((s) => s.floor?.waiting[session.equipmentId] !== undefined);
  const station = useHub((s) => s.floor?.stations[session.stationId ?? '']?.name);
  const [since, length] = [when(session.startedAt, now), duration(now - session.startedAt)];
  const plan = session.plannedEndAt;
  const over = plan === undefined ? null : duration(now - plan);
  return (
    <>
      <p className={css['lead']}>{session.operator.name}</p>
      <Facts>
        <Fact name={<Trans>Since</Trans>}>
          <Trans>
            {since}, for {length}
          </Trans>
        </Fact>
        <Fact name={<Trans>Planned until</Trans>}>
          {plan === undefined ? <Trans>No plan</Trans> : when(plan, now)}
          {isOvertime(session, now) && (
            <>
              {' · '}
              <Trans>{over} over its plan</Trans>
            </>
          )}
        </Fact>
        {isWaitedFor && (
          <Fact name={<Trans>Next</Trans>}>
            <WaitingMark equipmentId={session.equipmentId} />
          </Fact>
        )}
        {session.project !== undefined && <Fact name={<Trans>Project</Trans>}>{session.project}</Fact>}
        {session.recordedOffline && (
          <Fact name={<Trans>Times</Trans>}>
            <OfflineMark running={session} />
          </Fact>
        )}
        {session.signedInOffline && (
          <Fact name={<Trans>Sign-in</Trans>}>
            <SavedSignInMark />
          </Fact>
        )}
        {session.unattendedUntil !== undefined && isUnattended(session, now) && (
          <Fact name={<Trans>Unattended run</Trans>}>
            <UnattendedMark until={session.unattendedUntil} />
          </Fact>
        )}
        {session.idleSince !== undefined && (
          <Fact name={<Trans>Forgotten?</Trans>}>
            <LeftMark since={session.idleSince} />
          </Fact>
        )}
        {station !== undefined && <Fact name={<Trans>Started at</Trans>}>{station}</Fact>}
      </Facts>
    </>
  );
}
