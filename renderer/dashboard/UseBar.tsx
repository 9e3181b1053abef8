import css from './ReportsPage.module.css';

interface UseBarProps {
  usedMs: number;
  collidedMs: number;
  /** What the whole width stands for. */
  fullMs: number;
}

/** One row's length beside the others; the figures are in the row, so nobody needs to see it. */
export function UseBar({ usedMs, collidedMs, fullMs }: UseBarProps) {
  const part = (ms: number): string => `${fullMs > 0 ? (100 * ms) / fullMs : 0}%`;
  return (
    <svg className={css['bar']} width="100%" height="14" aria-hidden="true" focusable="false">
      <rect className={css['track']} width="100%" height="14" rx="3" />
      <rect className={css['used']} width={part(usedMs)} height="14" rx="3" />
      <rect className={css['collided']} x={part(usedMs)} width={part(collidedMs)} height="14" rx="3" />
    </svg>
  );
}
