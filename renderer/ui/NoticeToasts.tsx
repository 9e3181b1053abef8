import type { ReactNode } from 'react';
import { useLink } from '../app/link-context.ts';
import { dropNews, type Notice, useNotices } from '../store/notices.ts';
import { Toast, Toasts } from './Toasts.tsx';
import { useNoticeWords } from './use-notice-words.ts';

interface NoticeToastsProps {
  place: 'kiosk' | 'desk';
  /** What the screen says itself. */
  isSaid?: (one: Notice) => boolean;
  /** What this screen alone has to tell. */
  children?: ReactNode;
}

/** What whoever is signed in here is told, and what concerns everybody. */
export function NoticeToasts({ place, isSaid = () => false, children }: NoticeToastsProps) {
  const link = useLink();
  const notices = useNotices().filter((one) => !isSaid(one));
  const wordsOf = useNoticeWords();
  return (
    <Toasts place={place}>
      {children}
      {notices.map((one) => {
        const { title, text } = wordsOf(one);
        const isFree = one.kind === 'free';
        const onDismiss = () =>
          isFree ? void link.send({ type: 'wait.end', equipmentId: one.equipmentId }) : dropNews(one.id);
        // Somebody waits for that: it stays on every screen of theirs until they have seen it on one.
        return (
          <Toast key={one.id} stays={isFree} title={title} onDismiss={onDismiss}>
            {text !== '' && <span>{text}</span>}
          </Toast>
        );
      })}
    </Toasts>
  );
}
