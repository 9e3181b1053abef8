import type { ReactNode } from 'react';
import css from './CheckList.module.css';

interface CheckListProps {
  title: ReactNode;
  items: readonly { id: string; name: string; more?: string }[];
  chosen: readonly string[];
  onChange(ids: string[]): void;
}

/** Any of many, also none. */
export function CheckList({ title, items, chosen, onChange }: CheckListProps) {
  const toggle = (id: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <fieldset className={css['choice']}>
      <legend>{title}</legend>
      <div className={css['list']}>
        {items.map((one) => (
          <label key={one.id} className={css['item']}>
            <input
              type="checkbox"
              checked={chosen.includes(one.id)}
              onChange={(event) => toggle(one.id, event.target.checked)}
            />
            <span>{one.name}</span>
            <span className={css['more']}>{one.more}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
