import { Trans, useLingui } from '@lingui/react/macro';
import type { Sample } from '../../protocol/entities.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { OfflineMark } from '../ui/OfflineMark.tsx';
import { SAMPLE_WORDS } from '../ui/sample-words.ts';
import { Fact, Facts } from './Card.tsx';

/** What a sample is, where it is on its way, and who did what when. */
export function SampleFacts({ sample }: { sample: Sample }) {
  const { t } = useLingui();
  const { when } = useFormat();
  const now = useMinute();
  const station = useHub((s) => s.floor?.stations[sample.stationId ?? '']?.name);
  const changed = [sample.changedBy.name, when(sample.changedAt, now)].join(', ');
  return (
    <Facts>
      <Fact name={<Trans>Status</Trans>}>{t(SAMPLE_WORDS[sample.status])}</Fact>
      <Fact name={<Trans>Taken by</Trans>}>
        {sample.assignee ? (
          [sample.assignee.name, when(sample.assignedAt ?? sample.changedAt, now)].join(', ')
        ) : (
          <Trans>Nobody yet</Trans>
        )}
      </Fact>
      <Fact name={<Trans>Last change</Trans>}>{changed}</Fact>
      {sample.note !== undefined && <Fact name={<Trans>Note</Trans>}>{sample.note}</Fact>}
      <Fact name={<Trans>For</Trans>}>{sample.recipient.name}</Fact>
      <Fact name={<Trans>Submitted by</Trans>}>
        {[sample.submittedBy.name, when(sample.submittedAt, now), station].filter(Boolean).join(', ')}{' '}
        {sample.recordedOffline && <OfflineMark />}
      </Fact>
      {sample.kind !== '' && <Fact name={<Trans>Kind</Trans>}>{sample.kind}</Fact>}
      <Fact name={<Trans>Receipt</Trans>}>{sample.receipt}</Fact>
    </Facts>
  );
}
