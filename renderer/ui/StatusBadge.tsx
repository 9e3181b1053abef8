import { useLingui } from '@lingui/react/macro';
import css from './StatusBadge.module.css';
import { type StatusKind, StatusShape } from './StatusShape.tsx';
import { STATUS_WORDS } from './status-words.ts';

/** Status as shape, word and - only where it is abnormal - colour. */
export function StatusBadge({ kind }: { kind: StatusKind }) {
  const { t } = useLingui();
  return (
    <span className={`${css['badge']} ${css[kind]}`}>
      <StatusShape kind={kind} className={css['shape']} />
      {t(STATUS_WORDS[kind])}
    </span>
  );
}
