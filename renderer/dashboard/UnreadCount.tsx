import { Trans } from '@lingui/react/macro';
import { useUnread } from '../store/samples.ts';
import css from './UnreadCount.module.css';

/** How much of one's inbox one has not seen yet; nothing where that is nothing. */
export function UnreadCount() {
  const count = useUnread();
  if (count === 0) return null;
  return (
    <span className={css['count']}>
      {count}
      <span className="visually-hidden">
        {' '}
        <Trans>unread</Trans>
      </span>
    </span>
  );
}
