import { useCallback, useState } from 'react';

interface Chosen {
  chosen: ReadonlySet<string>;
  choose(id: string, isChosen: boolean): void;
  /** These, and no other. */
  chooseOnly(ids: readonly string[]): void;
}

/** What of a list somebody has chosen, to do something with all of it. */
export function useChosen(): Chosen {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = useCallback((id: string, isChosen: boolean) => {
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((one) => one !== id)));
  }, []);
  const chooseOnly = useCallback((ids: readonly string[]) => setChosen(new Set(ids)), []);
  return { chosen, choose, chooseOnly };
}
