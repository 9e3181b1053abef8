import { useEffect, useRef, useState } from 'react';
import { type EquipmentDay, equipmentDay } from '../../protocol/equipment-day.ts';
import { askHub } from './hub-api.ts';

export interface ShownDay {
  phase: 'loading' | 'shown' | 'failed';
  /** What was read stays in sight while it is asked for again; another day's does not. */
  day: EquipmentDay | undefined;
}

interface DayAsked {
  equipmentId: string;
  from: number;
  to: number;
  /** When this changes, something happened: the hub is asked again. */
  news: string;
}

/** What happened on a piece of equipment between two times. */
export function useEquipmentDay({ equipmentId, from, to, news }: DayAsked): { shown: ShownDay; again(): void } {
  const [shown, setShown] = useState<ShownDay>({ phase: 'loading', day: undefined });
  const asked = useRef(0);

  function again(): void {
    const mine = ++asked.current;
    setShown(({ day }) => ({ phase: 'loading', day: day?.from === from ? day : undefined }));
    void askHub(`/api/v1/equipment/${equipmentId}/day?from=${from}&to=${to}`, equipmentDay).then((answer) => {
      // Another day was chosen meanwhile: its answer counts.
      if (mine !== asked.current) return;
      setShown(({ day }) => ('code' in answer ? { phase: 'failed', day } : { phase: 'shown', day: answer }));
    });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` is made anew each time; what is asked for is what counts.
  useEffect(again, [equipmentId, from, to, news]);
  return { shown, again };
}
