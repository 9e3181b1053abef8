import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { IconButton } from './Button.tsx';
import css from './Toasts.module.css';

/** Long enough to read a sentence twice. */
const SHOWN_FOR_MS = 10_000;

interface ToastsProps {
  children: ReactNode;
  /** Where there is room: a kiosk has its actions at the bottom, a desk what became of one's acts. */
  place: 'kiosk' | 'desk';
}

const Held = createContext(false);

/**
 * Where notices appear: beside what somebody does, never over it as a dialog, and read out when the reader pauses. All of
 * them stay while a pointer or the keyboard is on one: who reads one would lose the next.
 */
export function Toasts({ children, place }: ToastsProps) {
  const { t } = useLingui();
  const [isHeld, setHeld] = useState(false);
  return (
    <section
      aria-label={t`Notices`}
      aria-live="polite"
      className={`${css['region']} ${css[place]}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Held value={isHeld}>{children}</Held>
    </section>
  );
}

interface ToastProps {
  title: ReactNode;
  children?: ReactNode;
  /** What to do about it. */
  action?: ReactNode;
  /** It stays until it is dismissed: somebody waits for it. */
  stays?: boolean;
  onDismiss(): void;
}

/** One notice. It leaves by itself, but not while nobody can see the page. */
export function Toast({ title, children, action, stays = false, onDismiss }: ToastProps) {
  const { t } = useLingui();
  const isHeld = use(Held);
  const isHidden = useIsHidden();
  const isTimed = !stays && !isHeld && !isHidden;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time begins anew when it is let go, not when the parent draws
  useEffect(() => {
    if (!isTimed) return;
    const timer = setTimeout(onDismiss, SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [isTimed]);
  return (
    <div className={css['toast']}>
      <div className={css['text']}>
        <strong>{title}</strong>
        {children}
      </div>
      {action}
      <IconButton label={t`Dismiss`} icon={<X aria-hidden="true" />} onPress={onDismiss} />
    </div>
  );
}

function useIsHidden(): boolean {
  const [isHidden, setHidden] = useState(() => document.hidden);
  useEffect(() => {
    const look = (): void => setHidden(document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isHidden;
}
