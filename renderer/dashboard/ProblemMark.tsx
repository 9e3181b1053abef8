import { Plural } from '@lingui/react/macro';
import { Wrench } from 'lucide-react';
import css from './ProblemMark.module.css';

/** How many open problems a piece of equipment has; nothing where it has none. */
export function ProblemMark({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className={css['mark']}>
      <Wrench aria-hidden="true" className={css['icon']} />
      <Plural value={count} one="# problem" other="# problems" />
    </span>
  );
}
