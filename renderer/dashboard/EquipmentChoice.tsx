import { Trans } from '@lingui/react/macro';
import { useShallow } from 'zustand/react/shallow';
import { useHub } from '../store/use-hub.ts';
import css from './EquipmentChoice.module.css';

interface EquipmentChoiceProps {
  chosen: readonly string[];
  onChange(ids: string[]): void;
}

/** Which equipment a station stands at: any, also none yet. */
export function EquipmentChoice({ chosen, onChange }: EquipmentChoiceProps) {
  const all = useHub(useShallow((s) => Object.values(s.floor?.equipment ?? {})));
  const sorted = all.toSorted((a, b) => a.room.localeCompare(b.room) || a.name.localeCompare(b.name));
  const toggle = (id: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <fieldset className={css['choice']}>
      <legend>
        <Trans>Stands at</Trans>
      </legend>
      <div className={css['list']}>
        {sorted.map((one) => (
          <label key={one.id} className={css['item']}>
            <input
              type="checkbox"
              checked={chosen.includes(one.id)}
              onChange={(event) => toggle(one.id, event.target.checked)}
            />
            <span>{one.name}</span>
            <span className={css['room']}>{one.room}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
