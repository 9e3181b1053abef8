import { useEffect, useRef, useState } from 'react';
import type { AuditRecord } from '../../protocol/audit.ts';
import { type AuditFilter, fetchAudit } from './audit-pages.ts';

export interface ShownAudit {
  phase: 'loading' | 'shown' | 'failed';
  /** The newest first. What was read stays in sight while more is asked for. */
  records: AuditRecord[];
  /** Where older ones go on. */
  next: number | undefined;
}

/** What the audit says for a filter; `more` reads on, `again` from the start. */
export function useAudit(filter: AuditFilter): { shown: ShownAudit; more(): void; again(): void } {
  const [shown, setShown] = useState<ShownAudit>({ phase: 'loading', records: [], next: undefined });
  const asked = useRef(0);

  function load(before: number | undefined): void {
    const mine = ++asked.current;
    setShown((last) => ({ ...last, phase: 'loading' }));
    void fetchAudit(filter, before).then((page) => {
      // Another filter was chosen meanwhile: its answer counts.
      if (mine !== asked.current) return;
      setShown((last) => {
        if (!page) return { ...last, phase: 'failed' };
        const kept = before === undefined ? [] : last.records;
        return { phase: 'shown', records: [...kept, ...page.records], next: page.next };
      });
    });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: `load` is made anew each time; the filter is what counts.
  useEffect(() => load(undefined), [filter]);
  return { shown, more: () => load(shown.next), again: () => load(undefined) };
}
