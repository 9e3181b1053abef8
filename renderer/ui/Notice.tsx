import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import css from './Notice.module.css';

const icons = { info: Info, good: CircleCheck, warn: TriangleAlert, alarm: CircleAlert };

interface NoticeProps {
  tone: keyof typeof icons;
  children: ReactNode;
  /** What to do about it, at the end of the line. */
  action?: ReactNode;
}

/** A sentence that matters now. Warnings and alarms are announced. */
export function Notice({ tone, children, action }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div className={`${css['notice']} ${css[tone]}`} role={tone === 'alarm' ? 'alert' : 'status'}>
      <Icon aria-hidden="true" className={css['icon']} />
      <div className={css['text']}>{children}</div>
      {action}
    </div>
  );
}
