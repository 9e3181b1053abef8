import { Trans, useLingui } from '@lingui/react/macro';
import type { Sample } from '../../protocol/entities.ts';
import type { IntentType } from '../../protocol/intents.ts';
import { useFormat } from '../app/use-format.ts';
import { samplesOf } from '../store/samples.ts';
import { useMinute } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { SAMPLE_WORDS } from './sample-words.ts';

/** Who was quicker with a sample, in what, and when: what a conflict is about. */
export function SampleNews({ sampleId, intent }: { sampleId: string; intent: IntentType | undefined }) {
  const sample = useHub((s) => samplesOf(s)[sampleId]);
  if (!sample) return null;
  return intent === 'sample.assign' ? <Taken sample={sample} /> : <StatusChanged sample={sample} />;
}

function Taken({ sample: { assignee, assignedAt, changedAt } }: { sample: Sample }) {
  const { when } = useFormat();
  const at = when(assignedAt ?? changedAt, useMinute());
  if (!assignee) return null;
  const { name } = assignee;
  return (
    <Trans>
      {name} took this at {at}.
    </Trans>
  );
}

function StatusChanged({ sample: { changedBy, changedAt, status } }: { sample: Sample }) {
  const { t } = useLingui();
  const { when } = useFormat();
  const [name, at, word] = [changedBy.name, when(changedAt, useMinute()), t(SAMPLE_WORDS[status])];
  return (
    <Trans>
      {name} was here at {at}: it is “{word}” now.
    </Trans>
  );
}
