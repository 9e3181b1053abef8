import type { ReactNode } from 'react';
import css from './Card.module.css';

interface CardProps {
  title: ReactNode;
  children: ReactNode;
  /** What a manager may do about it. */
  action?: ReactNode;
}

export const Card = ({ title, children, action }: CardProps) => (
  <section className={css['card']}>
    <h2 className={css['title']}>{title}</h2>
    <div className={css['body']}>{children}</div>
    {action && <div className={css['action']}>{action}</div>}
  </section>
);

/** A list of names and values. */
export const Facts = ({ children }: { children: ReactNode }) => <dl className={css['facts']}>{children}</dl>;

export const Fact = ({ name, children }: { name: ReactNode; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
