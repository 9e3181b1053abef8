import { useEffect } from 'react';
import { useUnread } from '../store/samples.ts';

const NAME = 'HyCON';

/** What waits in the inbox stands in the window's title too, so that it shows from another tab. */
export function useWindowTitle(): void {
  const unread = useUnread();
  useEffect(() => {
    document.title = unread === 0 ? NAME : `(${unread}) ${NAME}`;
    return () => {
      document.title = NAME;
    };
  }, [unread]);
}
