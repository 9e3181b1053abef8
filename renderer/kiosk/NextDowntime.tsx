import { CalendarClock } from 'lucide-react';
import { useNextDowntime } from '../store/downtimes.ts';
import { DowntimeWords } from '../ui/DowntimeWords.tsx';
import css from './StatusField.module.css';

/** What comes next here, for who walks by and for who comes later. */
export function NextDowntime({ equipmentId }: { equipmentId: string }) {
  const next = useNextDowntime(equipmentId);
  if (!next) return null;
  return (
    <p className={css['next']}>
      <CalendarClock aria-hidden="true" className={css['nextIcon']} />
      <span>
        <DowntimeWords downtime={next} />
      </span>
    </p>
  );
}
