import type { ReactNode } from 'react';
import { AsOf } from './AsOf.tsx';
import css from './PageHead.module.css';

interface PageHeadProps {
  title: ReactNode;
  /** False for what was asked for once and does not follow the lab. */
  isLive?: boolean;
  /** What can be done here. */
  children?: ReactNode;
}

/** The top of a page: what it is, as of when, and its actions at the end of the line. */
export const PageHead = ({ title, isLive = true, children }: PageHeadProps) => (
  <header className={css['head']}>
    <h1 className={css['title']}>{title}</h1>
    {isLive && <AsOf />}
    {children && <div className={css['actions']}>{children}</div>}
  </header>
);
