import { useLingui } from '@lingui/react/macro';
import { Megaphone } from 'lucide-react';
import { useFormat } from '../app/use-format.ts';
import { useAnnouncements } from '../store/announcements.ts';
import { useMinute } from '../store/use-clock.ts';
import css from './AnnouncementLines.module.css';

/** What the lab's people are told now, over every page. */
export function AnnouncementLines() {
  const { t } = useLingui();
  const { when } = useFormat();
  const now = useMinute();
  const shown = useAnnouncements();
  return (
    <section aria-label={t`Announcements`} aria-live="polite" className={css['lines']}>
      {shown.map(({ id, text, postedBy, postedAt }) => (
        <p key={id} className={css['line']}>
          <Megaphone aria-hidden="true" className={css['icon']} />
          <span className={css['text']}>{text}</span>
          <span className={css['who']}>{[postedBy.name, when(postedAt, now)].join(', ')}</span>
        </p>
      ))}
    </section>
  );
}
