import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { statusOf } from '../../protocol/status.ts';
import { Link } from '../app/Link.tsx';
import { useFormat } from '../app/use-format.ts';
import { useMinute, useStaleSince } from '../store/use-clock.ts';
import { useEquipmentNow, useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { AsOf } from './AsOf.tsx';
import { countGroups } from './floor-layout.ts';
import { KeepWallDialog } from './KeepWallDialog.tsx';
import { StatusDetail } from './StatusDetail.tsx';
import { toneOf } from './tone.ts';
import { usePlaces } from './use-floor-layout.ts';
import css from './WallPage.module.css';
import { type WallRoom, wallLayout } from './wall-layout.ts';

/** Long enough to look a page over from where one stands. */
const PAGE_MS = 15_000;

interface WallPageProps {
  /** What follows where whoever looks makes this screen one that stays; absent where it is one. */
  onKept?: () => void;
}

/** The live floor for a screen on the wall: no navigation, nothing to touch, read from 3 m. */
export function WallPage({ onKept }: WallPageProps) {
  const { t } = useLingui();
  const places = usePlaces();
  const aspect = useAspect();
  const { lines, pages } = useMemo(() => wallLayout(places, aspect), [places, aspect]);
  const at = useTurn(pages.length);
  const isStale = useStaleSince() !== null;
  const isLoaded = useHub((s) => s.floor !== null);
  return (
    <main
      id="content"
      className={`${css['wall']} ${isStale ? css['old'] : ''}`}
      style={{ fontSize: `${100 / lines}vh` }}
    >
      <WallHead counts={countGroups(places)} page={pages.length > 1 ? { at: at + 1, of: pages.length } : null}>
        <Link href="/">
          <Trans>Leave the wall view</Trans>
        </Link>
        {onKept && <KeepButton onKept={onKept} />}
      </WallHead>
      {pages.length === 0 ? (
        <p role="status">
          {isLoaded ? t`The lab has no equipment yet. A manager can add some.` : t`Waiting for the hub…`}
        </p>
      ) : (
        <div className={css['columns']}>
          {pages[at]?.map((rooms) => (
            <div key={rooms[0]?.ids[0]} className={css['column']}>
              {rooms.map((room) => (
                <Room key={room.room} {...room} />
              ))}
            </div>
          ))}
        </div>
      )}
    </main>
  );
}

interface WallHeadProps {
  counts: ReturnType<typeof countGroups>;
  page: { at: number; of: number } | null;
  /** For whoever sits at it; nobody on the other side of the room needs it. */
  children: ReactNode;
}

function WallHead({ counts, page, children }: WallHeadProps) {
  const { time } = useFormat();
  const now = useMinute();
  return (
    <header className={css['head']}>
      <h1>
        <Trans>Live floor</Trans>
      </h1>
      <AsOf />
      <p className={css['counts']}>
        <span>
          <Plural value={counts.abnormal} one="# abnormal" other="# abnormal" />
        </span>
        <span>
          <Plural value={counts['in-use']} one="# in use" other="# in use" />
        </span>
        <span>
          <Plural value={counts.free} one="# free" other="# free" />
        </span>
      </p>
      <div className={css['near']}>{children}</div>
      {page && (
        <p>
          {page.at}/{page.of}
        </p>
      )}
      <time className={css['clock']}>{time(now)}</time>
    </header>
  );
}

function KeepButton({ onKept }: { onKept(): void }) {
  const [isKeeping, setKeeping] = useState(false);
  return (
    <>
      <Button look="quiet" onPress={() => setKeeping(true)}>
        <Trans>Keep this screen as a wall</Trans>
      </Button>
      <KeepWallDialog isOpen={isKeeping} onClose={() => setKeeping(false)} onKept={onKept} />
    </>
  );
}

function Room({ room, isMore, ids }: WallRoom) {
  return (
    <section className={css['room']}>
      <h2>
        {room === '' ? <Trans>No room yet</Trans> : room}
        {isMore && (
          <>
            {' '}
            <Trans>(cont.)</Trans>
          </>
        )}
      </h2>
      <ul>
        {ids.map((id) => (
          <WallTile key={id} equipmentId={id} />
        ))}
      </ul>
    </section>
  );
}

/** It selects its own entities, as the floor's tiles do: a fact redraws one. */
function WallTile({ equipmentId }: { equipmentId: string }) {
  const { equipment, session, station } = useEquipmentNow(equipmentId);
  const now = useMinute();
  if (!equipment) return null;
  const status = statusOf(equipment, session, station);
  return (
    <li className={`${css['tile']} ${css[toneOf(status, now)]}`} data-kind={status.kind}>
      <span className={css['top']}>
        <strong>{equipment.name}</strong>
        <StatusBadge kind={status.kind} />
      </span>
      <StatusDetail equipmentId={equipmentId} status={status} />
    </li>
  );
}

const resized = (tell: () => void) => {
  window.addEventListener('resize', tell);
  return () => window.removeEventListener('resize', tell);
};
const useAspect = (): number => useSyncExternalStore(resized, () => window.innerWidth / window.innerHeight);

/** Which page it is the turn of. */
function useTurn(count: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((now) => now + 1), PAGE_MS);
    return () => clearInterval(timer);
  }, []);
  return count === 0 ? 0 : turn % count;
}
