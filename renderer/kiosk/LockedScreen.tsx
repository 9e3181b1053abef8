import { Plural, Trans } from '@lingui/react/macro';
import { IdCard } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { Announcements } from './Announcements.tsx';
import { Errands } from './Errands.tsx';
import type { LockedNews } from './kiosk-phase.ts';
import { waitingCount } from './kiosk-view.ts';
import css from './LockedScreen.module.css';
import { StatusField } from './StatusField.tsx';
import { dispatch, equipmentHere } from './use-kiosk.ts';

/** What anyone sees who walks by: how the equipment is, from 3 m, and how to begin. */
export function LockedScreen({ news }: { news: LockedNews | null }) {
  const ids = useHub(useShallow(equipmentHere));
  return (
    <div className={css['locked']}>
      <div className={`${css['fields']} ${ids.length > 1 ? css['several'] : ''}`}>
        {ids.map((id) => (
          <StatusField key={id} equipmentId={id} isShared={ids.length > 1} />
        ))}
        {ids.length === 0 && (
          <p className={css['none']}>
            <Trans>No equipment stands at this station yet. The lab’s manager can assign some to it.</Trans>
          </p>
        )}
      </div>
      <Announcements look="large" />
      <footer className={css['footer']}>
        <IdCard aria-hidden="true" className={css['badge']} />
        <div className={css['prompt']}>
          <h1 className={css['tap']}>
            <Trans>Tap your badge</Trans>
          </h1>
          <News news={news} />
        </div>
        <Errands />
        <Button onPress={() => dispatch({ type: 'identify', equipmentId: null })}>
          <Trans>Use your user name</Trans>
        </Button>
      </footer>
    </div>
  );
}

/** What became of what the last person did; else how it begins. */
function News({ news }: { news: LockedNews | null }) {
  const waiting = useHub((s) => waitingCount(s.outbox));
  return (
    <p role="status" className={css['news']}>
      {waiting > 0 ? (
        <Plural
          value={waiting}
          one="# act is saved here and goes to the hub when it answers."
          other="# acts are saved here and go to the hub when it answers."
        />
      ) : (
        <NewsWords news={news} />
      )}
    </p>
  );
}

function NewsWords({ news }: { news: LockedNews | null }) {
  const { when } = useFormat();
  const now = useMinute();
  if (typeof news === 'object' && news !== null) {
    if ('endedAsOf' in news) {
      const at = when(news.endedAsOf, now);
      return <Trans>The session has ended as of {at}: nobody was here after that.</Trans>;
    }
    const { takenOverBy: name } = news;
    return <Trans>{name} has taken over: your session ended then, and its time is recorded.</Trans>;
  }
  switch (news) {
    case 'ended':
      return <Trans>Your session has ended. Thank you.</Trans>;
    case 'ended-elsewhere':
      return <Trans>The session was ended from another place.</Trans>;
    case 'reported':
      return <Trans>Your report is saved. Thank you.</Trans>;
    case 'timed-out':
      return <Trans>Nobody touched the screen, so it was locked. Nothing was started.</Trans>;
    case null:
      return <Trans>Hold it to the reader to start or to go on.</Trans>;
  }
}
