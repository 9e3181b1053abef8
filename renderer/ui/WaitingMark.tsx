import { Plural } from '@lingui/react/macro';
import { UsersRound } from 'lucide-react';
import { useHub } from '../store/use-hub.ts';
import css from './OfflineMark.module.css';

interface WaitingMarkProps {
  equipmentId: string;
  /** Where there is little room. */
  isBrief?: boolean;
}

/** How many wait for it, to whoever has it: a reason to end on time, not an order to. */
export function WaitingMark({ equipmentId, isBrief = false }: WaitingMarkProps) {
  const people = useHub((s) => s.floor?.waiting[equipmentId]?.people ?? 0);
  if (people === 0) return null;
  return (
    <span className={css['mark']}>
      <UsersRound aria-hidden="true" className={css['icon']} />
      {isBrief ? (
        <Plural value={people} one="# waits" other="# wait" />
      ) : (
        <Plural value={people} one="# person waits for it" other="# people wait for it" />
      )}
    </span>
  );
}
