import { useEffect, useEffectEvent, useRef, useState } from 'react';

/** Long enough that nobody does it by leaning on the screen. */
const LONG_PRESS_MS = 5_000;

/** The way out of a kiosk, for those who run the lab: a chord of keys, or a long press. Only where the kiosk is locked. */
export function useWayOut(isThere: boolean) {
  const [isOpen, setOpen] = useState(false);
  const [badge, setBadge] = useState<string | null>(null);

  function open() {
    setBadge(null);
    setOpen(isThere);
  }

  const onChord = useEffectEvent(open);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey && event.altKey && event.shiftKey && event.code === 'KeyL') onChord();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return { isOpen: isOpen && isThere, badge, open, showBadge: setBadge, close: () => setOpen(false) };
}

/** What an element needs so that a finger that stays on it does something. */
export function useLongPress(onDone: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stop = () => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    onPointerDown: () => {
      stop();
      timer.current = setTimeout(onDone, LONG_PRESS_MS);
    },
    onPointerUp: stop,
    onPointerLeave: stop,
    onPointerCancel: stop,
    // A long touch would open the browser's own menu.
    onContextMenu: (event: { preventDefault(): void }) => event.preventDefault(),
  };
}
