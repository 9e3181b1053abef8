import { useEffect, useRef, useState } from 'react';
import { type ReportBy, type ReportOfUse, reportOfUse } from '../../protocol/reports.ts';
import { askHub } from './hub-api.ts';
import type { Days } from './reports-choice.ts';

export interface ShownReport {
  phase: 'loading' | 'shown' | 'failed';
  /** What was read stays in sight while another is asked for. */
  report: ReportOfUse | undefined;
}

/** The use in these days; `again` asks anew. Where there are none to ask for, the last stays as it is. */
export function useReport(days: Days | undefined, by: ReportBy): { shown: ShownReport; again(): void } {
  const [shown, setShown] = useState<ShownReport>({ phase: 'loading', report: undefined });
  const asked = useRef(0);
  const { from, to } = days ?? {};

  function again(): void {
    const mine = ++asked.current;
    if (from === undefined || to === undefined) return;
    setShown(({ report }) => ({ phase: 'loading', report }));
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const query = new URLSearchParams({ from: String(from), to: String(to), by, zone: timeZone });
    void askHub(`/api/v1/reports/use?${query.toString()}`, reportOfUse).then((answer) => {
      // Something else was chosen meanwhile: its answer counts.
      if (mine !== asked.current) return;
      setShown(({ report }) => ('code' in answer ? { phase: 'failed', report } : { phase: 'shown', report: answer }));
    });
  }

  useEffect(again, [from, to, by]);
  return { shown, again };
}
