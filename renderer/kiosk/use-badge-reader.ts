import { useEffect, useEffectEvent } from 'react';
import { isTypedField, typeText } from '../ui/type-text.ts';
import { idleReader, KEY_GAP_MS, letGo, type ReaderOutcome, readKey } from './badge-reader.ts';

/** Listens for a badge on the whole page. Its number never reaches a field, and so is never on the screen. */
export function useBadgeReader(onBadge: (badge: string) => void): void {
  const tell = useEffectEvent(onBadge);

  useEffect(() => {
    let state = idleReader;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function release(): void {
      const [next, text] = letGo(state);
      state = next;
      typeText(text);
    }

    function onKey(event: KeyboardEvent): void {
      if (event.key === 'Shift') return;
      if (!isTextKey(event)) {
        release();
        return;
      }
      clearTimeout(timer);
      const [next, outcome] = readKey(state, event.key, event.timeStamp);
      state = next;
      holdBack(outcome, event);
      if (outcome.type === 'badge') tell(outcome.badge);
      if (state.held !== '') timer = setTimeout(release, KEY_GAP_MS);
    }

    window.addEventListener('keydown', onKey, true);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onKey, true);
    };
  }, []);
}

/** Keeps the key from the page, unless it is a person's press on a button. */
function holdBack(outcome: ReaderOutcome, event: KeyboardEvent): void {
  if (outcome.type === 'hold' || outcome.type === 'pass') typeText(outcome.release);
  const isPress = event.key === ' ' && !isTypedField(document.activeElement);
  if (outcome.type === 'pass' || isPress) return;
  event.preventDefault();
  event.stopPropagation();
}

const isTextKey = (event: KeyboardEvent): boolean =>
  (event.key.length === 1 || event.key === 'Enter') &&
  !(event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing);
