import { Trans } from '@lingui/react/macro';
import { useShallow } from 'zustand/react/shallow';
import { useHub } from '../store/use-hub.ts';
import { CheckList } from './CheckList.tsx';

interface EquipmentChoiceProps {
  chosen: readonly string[];
  onChange(ids: string[]): void;
}

/** Which equipment a station stands at: any, also none yet. */
export function EquipmentChoice({ chosen, onChange }: EquipmentChoiceProps) {
  const all = useHub(useShallow((s) => Object.values(s.floor?.equipment ?? {})));
  const items = all
    .toSorted((a, b) => a.room.localeCompare(b.room) || a.name.localeCompare(b.name))
    .map(({ id, name, room }) => ({ id, name, more: room }));
  return <CheckList title={<Trans>Stands at</Trans>} items={items} chosen={chosen} onChange={onChange} />;
}
