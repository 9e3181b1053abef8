import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { z } from 'zod';
import type { Equipment, Session } from '../../protocol/entities.ts';
import { Link } from '../app/Link.tsx';
import { setSearch, useSearch } from '../app/path.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { useEquipmentNow } from '../store/use-hub.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import card from './Card.module.css';
import { DayTable } from './DayTable.tsx';
import { DayTimeline } from './DayTimeline.tsx';
import { dayLines } from './day-lines.ts';
import { dateOf, dayAfter, dayOf } from './days.ts';
import { NotAsked } from './NotAsked.tsx';
import css from './Timeline.module.css';
import { useEquipmentDay } from './use-equipment-day.ts';

const address = z.object({ day: z.iso.date().catch('') });

/** What happened on a piece of equipment on one day: today, or the one that the address says. */
export function TimelineCard({ equipmentId }: { equipmentId: string }) {
  const { t } = useLingui();
  const { date } = useFormat();
  const now = useMinute();
  const { equipment, session } = useEquipmentNow(equipmentId);
  const { day } = address.parse(Object.fromEntries(new URLSearchParams(useSearch())));
  const today = dateOf(now);
  const shownDay = day === '' ? today : day;
  const from = dayOf(shownDay).getTime();
  const to = dayAfter(shownDay).getTime();
  const news = [now < to ? now : '', newsOf(equipment, session)].join(' ');
  const { shown, again } = useEquipmentDay({ equipmentId, from, to, news });
  const name = date(from);
  const show = (next: string): void => setSearch(next === today || next === '' ? '?' : `?day=${next}`);
  const lines = shown.day && dayLines(shown.day);

  return (
    <section className={`${card['card']} ${css['wide']}`}>
      <h2 className={card['title']}>
        <Trans>Timeline</Trans>
      </h2>
      <div className={css['switch']}>
        <IconButton
          label={t`The day before`}
          icon={<ChevronLeft aria-hidden="true" />}
          onPress={() => show(dateOf(dayAfter(shownDay, -1).getTime()))}
        />
        <IconButton
          label={t`The day after`}
          icon={<ChevronRight aria-hidden="true" />}
          isDisabled={shownDay >= today}
          onPress={() => show(dateOf(to))}
        />
        <Button isDisabled={shownDay === today} onPress={() => show('')}>
          <Trans>Today</Trans>
        </Button>
        <TextField aria-label={t`Day`} type="date" value={shownDay} onChange={show} />
        <h3 className={css['day']} aria-live="polite">
          {name}
        </h3>
        <Link href={`/sessions?equipment=${equipmentId}`} className={css['all']}>
          <Trans>All its sessions</Trans>
        </Link>
      </div>
      {shown.phase === 'failed' && <NotAsked isKept onAgain={again} />}
      {shown.day && lines ? (
        <div className={shown.phase === 'failed' ? css['old'] : ''}>
          <DayTimeline lines={lines} from={from} to={to} until={shown.day.to} label={t`Timeline of ${name}`} />
          <DayTable
            lines={lines}
            now={shown.day.to < to ? shown.day.to : undefined}
            label={t`What happened on ${name}`}
          />
        </div>
      ) : (
        shown.phase === 'loading' && (
          <p role="status" className={card['mute']}>
            <Trans>Asking the hub…</Trans>
          </p>
        )
      )}
    </section>
  );
}

/** What a change of means that the day has something new. */
const newsOf = (equipment: Equipment | undefined, session: Session | undefined): string =>
  [equipment?.condition, equipment?.conditionReason, session?.id, session?.plannedEndAt].join(' ');
