import { Plural } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import { Link } from '../app/Link.tsx';
import { collisionsOf } from '../store/collisions.ts';
import { useHub } from '../store/use-hub.ts';
import css from './CollisionsLink.module.css';

export const COLLISIONS_PATH = '/collisions';

/** How many uses wait for a manager, from every page; it has a colour only where there are some. */
export function CollisionsLink() {
  const count = useHub((s) => Object.keys(collisionsOf(s)).length);
  return (
    <Link href={COLLISIONS_PATH} className={`${css['link']} ${count > 0 ? css['some'] : ''}`}>
      {count > 0 && <TriangleAlert aria-hidden="true" className={css['icon']} />}
      <Plural value={count} _0="No collisions" one="# collision" other="# collisions" />
    </Link>
  );
}
