import { type RefObject, useEffect, useEffectEvent } from 'react';

/**
 * A reader of bar codes types as a badge reader does. What it reads is a label only while the field for labels has the
 * focus, and never the badge that was read last: whoever holds theirs to the reader there has not labelled a sample.
 */
let takeLabel: ((text: string) => boolean) | null = null;
let lastBadge = '';

/** Whether what was read was a label, and taken. */
export function takesScan(text: string): boolean {
  if (text !== lastBadge && takeLabel?.(text)) return true;
  lastBadge = text;
  return false;
}

/** Hears what is scanned while the field has the focus. */
export function useScan(field: RefObject<HTMLInputElement | null>, onLabel: (label: string) => void): void {
  const tell = useEffectEvent(onLabel);
  useEffect(() => {
    takeLabel = (text) => {
      if (document.activeElement !== field.current) return false;
      tell(text);
      return true;
    };
    return () => {
      takeLabel = null;
    };
  }, [field]);
}
