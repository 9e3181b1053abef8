import { Plural, Trans } from '@lingui/react/macro';
import { MonitorSmartphone } from 'lucide-react';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Station } from '../../protocol/entities.ts';
import { isClockOff, type StationPresence } from '../../protocol/presence.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute, useStaleSince } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { EnrollmentKeys } from './EnrollmentKeys.tsx';
import { LockNotice } from './LockNotice.tsx';
import { PageHead } from './PageHead.tsx';
import { PairDialog } from './PairDialog.tsx';
import { type StationAct, StationDialog } from './StationDialogs.tsx';
import css from './StationsPage.module.css';
import { VirtualList } from './VirtualList.tsx';

const ROW_PX = 75;
const GAP_PX = 12;

/** Every kiosk of the lab: whether it is there, what it holds, where it stands. */
export function StationsPage() {
  const [isPairing, setPairing] = useState(false);
  const isStale = useStaleSince() !== null;
  const stations = useHub(useShallow((s) => Object.values(s.floor?.stations ?? {})));
  const sorted = stations.toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <div className={isStale ? css['old'] : ''}>
      <PageHead title={<Trans>Stations</Trans>}>
        <Button icon={<MonitorSmartphone aria-hidden="true" />} onPress={() => setPairing(true)}>
          <Trans>Pair a kiosk</Trans>
        </Button>
      </PageHead>
      {sorted.length === 0 ? (
        <p role="status" className={css['empty']}>
          <Trans>No station yet. Open the kiosk at an instrument and pair it by the code that it shows.</Trans>
        </p>
      ) : (
        <VirtualList rows={sorted} rowPx={ROW_PX} gapPx={GAP_PX} rowClass={css['row']}>
          {(station) => <Inside station={station} />}
        </VirtualList>
      )}
      <EnrollmentKeys />
      <PairDialog isOpen={isPairing} onClose={() => setPairing(false)} />
    </div>
  );
}

function Inside({ station }: { station: Station }) {
  const [act, setAct] = useState<StationAct | null>(null);
  const presence = useHub((s) => s.presence.get(station.id));
  const names = useHub(useShallow((s) => station.equipmentIds.flatMap((id) => s.floor?.equipment[id]?.name ?? [])));
  return (
    <>
      <h2 className={css['name']}>{station.name}</h2>
      <p className={css['presence']} data-state={presence?.state ?? 'unknown'}>
        <PresenceWords presence={presence} />
      </p>
      <p className={css['equipment']}>
        {names.length > 0 ? names.join(', ') : <Trans>Stands at no equipment yet</Trans>}
      </p>
      <Numbers presence={presence} />
      <div className={css['lock']}>
        <LockNotice lockedId={station.id} />
      </div>
      <div className={css['actions']}>
        <Button look="quiet" onPress={() => setAct('message')}>
          <Trans>Message</Trans>
        </Button>
        <Button look="quiet" onPress={() => setAct('rename')}>
          <Trans>Rename</Trans>
        </Button>
        <Button look="quiet" onPress={() => setAct('assign')}>
          <Trans>Equipment</Trans>
        </Button>
        <Button look="quiet" onPress={() => setAct('revoke')}>
          <Trans>Revoke</Trans>
        </Button>
      </div>
      {act && <StationDialog station={station} act={act} onClose={() => setAct(null)} />}
    </>
  );
}

/** The state in a word, and where it is not well, what to look at. */
function PresenceWords({ presence }: { presence: StationPresence | undefined }) {
  const { when } = useFormat();
  const now = useMinute();
  if (!presence) return <Trans>Not seen since the hub was started. Check its PC and its network.</Trans>;
  const seen = when(presence.lastSeenAt, now);
  switch (presence.state) {
    case 'online':
      return <Trans>Online</Trans>;
    case 'unstable':
      return <Trans>Unstable: last heard {seen}. Check its network.</Trans>;
    case 'offline':
      return <Trans>Offline since {seen}. Check its PC and its network.</Trans>;
  }
}

/** A clock that is nearer than this is right, as far as one message tells. */
const SHOWN_FROM_MS = 1000;

function Numbers({ presence }: { presence: StationPresence | undefined }) {
  if (!presence) return null;
  const { version, queued, rttMs, clockAheadMs = 0 } = presence;
  const rtt = rttMs === undefined ? null : Math.round(rttMs);
  return (
    <p className={css['numbers']}>
      <span>
        <Trans>Version {version}</Trans>
      </span>
      {rtt !== null && (
        <span>
          <Trans>{rtt} ms round trip</Trans>
        </span>
      )}
      {isClockOff(presence) ? (
        <strong className={css['queued']}>
          <ClockWords aheadMs={clockAheadMs} />. <Trans>Let its PC take the time from a time server.</Trans>
        </strong>
      ) : (
        Math.abs(clockAheadMs) >= SHOWN_FROM_MS && (
          <span>
            <ClockWords aheadMs={clockAheadMs} />
          </span>
        )
      )}
      {queued > 0 && (
        <span className={css['queued']}>
          <Plural value={queued} one="# act waits there" other="# acts wait there" />
        </span>
      )}
    </p>
  );
}

function ClockWords({ aheadMs }: { aheadMs: number }) {
  const { error } = useFormat();
  const off = error(Math.abs(aheadMs));
  return aheadMs > 0 ? <Trans>Its clock is {off} ahead</Trans> : <Trans>Its clock is {off} behind</Trans>;
}
