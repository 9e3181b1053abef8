import { Plural } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import css from './SamplesPage.module.css';

interface ChooseAllProps {
  /** Those in sight that can be chosen. */
  ids: readonly string[];
  /** How many of them are. */
  chosen: number;
  onChoose(ids: string[]): void;
  /** What it offers while none is chosen. */
  children: ReactNode;
}

/** All in sight or none, and how many are chosen. */
export const ChooseAll = ({ ids, chosen, onChoose, children }: ChooseAllProps) => (
  <label className={css['all']}>
    <input
      type="checkbox"
      checked={chosen === ids.length}
      onChange={(event) => onChoose(event.target.checked ? [...ids] : [])}
    />
    {chosen === 0 ? children : <Plural value={chosen} one="# chosen" other="# chosen" />}
  </label>
);
