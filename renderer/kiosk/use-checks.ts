import { useState } from 'react';
import type { Check } from './checks.ts';

/** Which check is open; one that was begun from the list leads back to it. */
export function useChecks() {
  const [open, setOpen] = useState<{ check: Check; isFromList: boolean } | null>(null);
  return {
    check: open?.check ?? null,
    show: (check: Check) => setOpen({ check, isFromList: open?.check === 'list' }),
    close: () => setOpen(open?.isFromList ? { check: 'list', isFromList: false } : null),
  };
}
