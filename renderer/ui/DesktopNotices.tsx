import { useEffect } from 'react';
import { showOnDesktop, useDesktopChoice } from '../app/desktop-notices.ts';
import { dropNews, useNotices } from '../store/notices.ts';
import { useNoticeWords } from './use-notice-words.ts';

interface DesktopNoticesProps {
  userId: string;
  /** Whether notices can't be seen on this page whatever the window says: a bar has no room for them. */
  isBar?: boolean;
}

/** By this page, whichever of its screens was shown then. */
const told = new Set<string>();

/** Puts what the page can't show on the desktop, for whoever wants that: each notice once. */
export function DesktopNotices({ userId, isBar = false }: DesktopNoticesProps) {
  const notices = useNotices();
  const isWanted = useDesktopChoice(userId);
  const wordsOf = useNoticeWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each notice, in the words of then
  useEffect(() => {
    for (const one of notices) {
      if (told.has(one.id)) continue;
      told.add(one.id);
      const isAway = isBar || document.hidden || !document.hasFocus();
      if (!isWanted || !isAway) continue;
      const { title, text } = wordsOf(one);
      showOnDesktop({ id: one.id, title, body: text });
      // It has been told, and would come up again once there is room.
      if (isBar && one.kind !== 'free') dropNews(one.id);
    }
  }, [notices]);
  return null;
}
