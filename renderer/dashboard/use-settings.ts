import { useEffect, useState } from 'react';
import type { HubSettings } from '../../protocol/settings.ts';
import { readSettings } from './settings-api.ts';

type Shown = { phase: 'loading' | 'failed' } | { phase: 'shown'; settings: HubSettings };

/** The hub's settings as they were when last asked for; `again` asks anew and keeps what is in sight meanwhile. */
export function useSettings(): { shown: Shown; again(): void } {
  const [shown, setShown] = useState<Shown>({ phase: 'loading' });

  function again(): void {
    void readSettings().then((answer) =>
      setShown('code' in answer ? { phase: 'failed' } : { phase: 'shown', settings: answer }),
    );
  }

  useEffect(again, []);
  return { shown, again };
}
