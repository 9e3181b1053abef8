import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { useHub, userOf } from '../store/use-hub.ts';
import { ConnectionButton } from '../ui/ConnectionButton.tsx';
import { ConnectionLine } from '../ui/ConnectionLine.tsx';
import { DesktopChoice } from '../ui/DesktopChoice.tsx';
import { PagePreferences } from '../ui/PagePreferences.tsx';
import { Announcements } from './Announcements.tsx';
import css from './KioskHeader.module.css';
import { useKiosk } from './use-kiosk.ts';
import { useLongPress } from './use-way-out.ts';

export function KioskHeader({ onLeave }: { onLeave(): void }) {
  const longPress = useLongPress(onLeave);
  const { time } = useFormat();
  const now = useMinute();
  const name = useHub(({ actor, floor }) =>
    actor?.kind === 'station' ? (floor?.stations[actor.station.id] ?? actor.station).name : undefined,
  );
  const userId = useHub((s) => userOf(s)?.id);
  const isLocked = useKiosk(({ state }) => state.phase === 'locked');
  // The whole screen says so then.
  const isTurnedAway = useHub((s) => s.enrollment !== null || (s.floor === null && s.link.phase === 'stopped'));
  return (
    <header>
      <div className={css['header']}>
        <p className={css['station']}>
          <span {...longPress}>{name ?? 'HyCON'}</span>
        </p>
        <ConnectionButton />
        <PagePreferences />
        {window.hycon && userId !== undefined && <DesktopChoice userId={userId} />}
        <time className={css['clock']}>{time(now)}</time>
      </div>
      {!isTurnedAway && <ConnectionLine showsRefused />}
      {!isTurnedAway && !isLocked && <Announcements look="line" />}
    </header>
  );
}
