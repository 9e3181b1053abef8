import { useEffect, useEffectEvent } from 'react';
import { afterSilence, NO_KEYS, noteKey, SILENCE_MS, type WedgeVerdict } from './wedge-test.ts';

/** Listens how keys come, and keeps all of them from the page: a number that is tried reaches no field and no button. */
export function useWedgeTest(onVerdict: (verdict: WedgeVerdict) => void): void {
  const tell = useEffectEvent(onVerdict);

  useEffect(() => {
    let run = NO_KEYS;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function onKey(event: KeyboardEvent): void {
      const isEnter = event.key === 'Enter';
      // A person who works the screen by keys presses its button: nothing of a reader came before that Enter.
      const isPress = (isEnter || event.key === ' ') && run.keys === 0;
      if (isPress || event.repeat || !(isEnter || event.key.length === 1)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      clearTimeout(timer);
      const [next, verdict] = noteKey(run, isEnter, event.timeStamp);
      run = next;
      if (verdict) tell(verdict);
      else timer = setTimeout(fallSilent, SILENCE_MS);
    }

    function fallSilent(): void {
      const verdict = afterSilence(run);
      run = NO_KEYS;
      if (verdict) tell(verdict);
    }

    window.addEventListener('keydown', onKey, true);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onKey, true);
    };
  }, []);
}
