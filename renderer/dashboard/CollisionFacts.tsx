import { Trans } from '@lingui/react/macro';
import type { Session } from '../../protocol/entities.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { TwoTimes } from '../ui/TwoTimes.tsx';
import { Fact, Facts } from './Card.tsx';

/** When it happened and when the hub heard of it, how sure that is, and where. */
export function CollisionFacts({ session }: { session: Session }) {
  const { conflict, claimedEndedAt, endedAt, project, startedAt } = session;
  const { when } = useFormat();
  const now = useMinute();
  const station = useHub((s) => s.floor?.stations[session.stationId ?? '']?.name);
  const claimed = claimedEndedAt === undefined ? null : when(claimedEndedAt, now);
  const name = session.operator.name;
  return (
    <Facts>
      <Fact name={<Trans>Started</Trans>}>
        <TwoTimes at={startedAt} toldAt={conflict?.toldAt} />
      </Fact>
      <Fact name={<Trans>Ended</Trans>}>
        {endedAt === undefined ? <Trans>Not yet</Trans> : <TwoTimes at={endedAt} toldAt={conflict?.endToldAt} />}
        {claimed !== null && (
          <>
            {' · '}
            <Trans>
              {name} says {claimed}
            </Trans>
          </>
        )}
      </Fact>
      <Fact name={<Trans>The kiosk’s clock</Trans>}>
        <ClockWords errorMs={conflict?.clockErrorMs} />
      </Fact>
      {project !== undefined && <Fact name={<Trans>Project</Trans>}>{project}</Fact>}
      {station !== undefined && <Fact name={<Trans>Kiosk</Trans>}>{station}</Fact>}
    </Facts>
  );
}

function ClockWords({ errorMs }: { errorMs: number | undefined }) {
  const { error } = useFormat();
  if (errorMs === undefined) return <Trans>was never compared with the hub’s: its times may be far off</Trans>;
  const off = error(errorMs);
  return <Trans>right to within {off}</Trans>;
}
