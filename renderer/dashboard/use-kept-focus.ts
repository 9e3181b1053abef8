import { type RefObject, useEffect, useRef } from 'react';

interface KeptFocus {
  ref: RefObject<HTMLDivElement | null>;
  tabIndex: -1;
  onFocus(): void;
}

/**
 * For what holds a list: a row may leave it with the focus in it, or with the button that a dialog gives the focus back
 * to. Then the list has it, so that keys go on from there and not from the top of the page.
 */
export function useKeptFocus(rows: readonly unknown[]): KeptFocus {
  const ref = useRef<HTMLDivElement>(null);
  const had = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the rows is what may take the focus away
  useEffect(() => {
    if (had.current && document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  }, [rows]);
  return {
    ref,
    tabIndex: -1,
    onFocus: () => {
      had.current = true;
    },
  };
}
