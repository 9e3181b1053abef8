import { useEffect, useRef, useState } from 'react';
import type { Refusal } from '../../protocol/refusals.ts';

/** Whoever types has not said it all yet. */
export const TYPING_MS = 250;

export interface ShownPages<T> {
  phase: 'loading' | 'shown' | 'failed';
  /** What was read stays in sight while more is asked for. */
  rows: readonly T[];
  /** Where older ones go on. */
  next: string | undefined;
}

export interface Page<T> {
  rows: readonly T[];
  next?: string | undefined;
}

export interface Pages<T> {
  shown: ShownPages<T>;
  /** Reads on. */
  more(): void;
  /** Reads anew from the start. */
  again(): void;
}

/** A list that the hub tells in pages, for what `query` asks; nothing is asked where there is none. */
export function usePages<T>(
  query: string | undefined,
  ask: (query: URLSearchParams) => Promise<Page<T> | Refusal>,
): Pages<T> {
  const [shown, setShown] = useState<ShownPages<T>>({ phase: 'loading', rows: [], next: undefined });
  const asked = useRef(0);

  function load(before?: string): void {
    const mine = ++asked.current;
    if (query === undefined) return;
    setShown((last) => ({ ...last, phase: 'loading' }));
    const params = new URLSearchParams(query);
    if (before !== undefined) params.set('before', before);
    void ask(params).then((page) => {
      // Something else was asked for meanwhile: its answer counts.
      if (mine !== asked.current) return;
      setShown((last) => {
        if ('code' in page) return { ...last, phase: 'failed' };
        return {
          phase: 'shown',
          rows: before === undefined ? page.rows : [...last.rows, ...page.rows],
          next: page.next,
        };
      });
    });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: `load` is made anew each time; what is asked for counts.
  useEffect(() => {
    const typing = setTimeout(load, TYPING_MS);
    return () => clearTimeout(typing);
  }, [query]);
  return { shown, more: () => load(shown.next), again: () => load() };
}
