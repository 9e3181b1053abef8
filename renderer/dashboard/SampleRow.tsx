import { Trans, useLingui } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { Sample } from '../../protocol/entities.ts';
import { Link } from '../app/Link.tsx';
import { useFormat } from '../app/use-format.ts';
import { isUnreadBy } from '../store/samples.ts';
import { useMinute } from '../store/use-clock.ts';
import { useHub, userOf } from '../store/use-hub.ts';
import { OfflineMark } from '../ui/OfflineMark.tsx';
import { SAMPLE_WORDS } from '../ui/sample-words.ts';
import css from './SampleTable.module.css';

interface SampleRowProps {
  sample: Sample;
  isChosen: boolean;
  onChoose: ((sampleId: string, isChosen: boolean) => void) | undefined;
}

/** The cells of one sample. */
export const SampleRow = memo(function SampleRow({ sample, isChosen, onChoose }: SampleRowProps) {
  const { t } = useLingui();
  const { when } = useFormat();
  const now = useMinute();
  const { id, label, assignee, recipient, status, changedAt, changedBy } = sample;
  return (
    <>
      {onChoose && (
        <td>
          <label className={css['choose']}>
            <input type="checkbox" checked={isChosen} onChange={(event) => onChoose(id, event.target.checked)} />
            <span className="visually-hidden">{t`Choose ${label}`}</span>
          </label>
        </td>
      )}
      <td className={css['cell']}>
        <Name sample={sample} />
      </td>
      <td className={css['cell']}>
        <span className={css['status']} data-status={status}>
          {t(SAMPLE_WORDS[status])}
        </span>
        <Saving sampleId={id} />
      </td>
      <td className={css['cell']}>{recipient.name}</td>
      <td className={css['cell']}>{assignee ? assignee.name : <span className={css['mute']}>–</span>}</td>
      <td className={css['cell']}>
        {when(changedAt, now)}
        <span className={css['more']}>{changedBy.name}</span>
      </td>
    </>
  );
});

function Name({ sample }: { sample: Sample }) {
  const isUnread = useHub((s) => isUnreadBy(sample, userOf(s)?.id));
  return (
    <>
      <Link href={`/samples/${sample.id}`} isOver className={`${css['label']} ${isUnread ? css['unread'] : ''}`}>
        {sample.label}
        {isUnread && (
          <span className={css['dot']}>
            <Trans>unread</Trans>
          </span>
        )}
      </Link>
      <span className={css['more']}>
        <span className={css['receipt']}>{sample.receipt}</span>
        {sample.kind !== '' && <span> · {sample.kind}</span>}
        {sample.hazard !== undefined && (
          <span className={css['hazard']}>
            <TriangleAlert aria-hidden="true" size={14} />
            <Trans>Hazard</Trans>
          </span>
        )}
        {sample.recordedOffline && <OfflineMark />}
      </span>
    </>
  );
}

/** What was asked of it here and is not confirmed yet. */
function Saving({ sampleId }: { sampleId: string }) {
  const isSaving = useHub((s) =>
    s.outbox.some(({ state, body }) => state !== 'refused' && 'sampleId' in body && body.sampleId === sampleId),
  );
  return isSaving ? (
    <span className={css['more']}>
      <Trans>saving</Trans>
    </span>
  ) : null;
}
