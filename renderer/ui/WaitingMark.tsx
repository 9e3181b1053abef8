import { Plural } from '@lingui/react/macro';
import { UsersRound } from 'lucide-react';
import { useHub } from '../store/use-hub.ts';
import css from './OfflineMark.module.css';

/** How many wait for it, to whoever has it: a reason to end on time, not an order to. */
export function WaitingMark({ equipmentId }: { equipmentId: string }) {
  const people = useHub((s) => s.floor?.waiting[equipmentId]?.people ?? 0);
  if (people === 0) return null;
  return (
    <span className={css['mark']}>
      <UsersRound aria-hidden="true" className={css['icon']} />
      <Plural value={people} one="# person waits for it" other="# people wait for it" />
    </span>
  );
}
