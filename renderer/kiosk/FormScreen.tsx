import type { ReactNode } from 'react';
import css from './Forms.module.css';

/** A screen with something to fill in: what it is about in the middle, what can be done at the foot, always in sight. */
export function FormScreen({ children, actions }: { children: ReactNode; actions: ReactNode }) {
  return (
    <div className={css['screen']}>
      <div className={css['scroller']}>
        <div className={css['body']}>{children}</div>
      </div>
      <footer className={css['actions']}>{actions}</footer>
    </div>
  );
}
