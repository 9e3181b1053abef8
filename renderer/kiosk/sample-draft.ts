import { z } from 'zod';
import { MAX_SAMPLES } from '../../protocol/intents/samples.ts';
import type { IntentOf } from '../../protocol/intents.ts';
import { receiptOf } from '../../protocol/receipt.ts';
import { draftsOf } from './draft.ts';

/** The most characters of a label that a scanner reads; longer ones are cut, as the hub takes no more. */
const LABEL_LENGTH = 80;
/** One note for all: fifty of it are still one intent. */
export const HAZARD_LENGTH = 200;

const sampleDraft = z.object({
  labels: z.array(z.string()),
  /** How many, where they have no labels of their own. */
  count: z.int().min(1).max(MAX_SAMPLES),
  hazard: z.string(),
});
/** What somebody has said of their samples and not submitted. */
export type SampleDraft = z.infer<typeof sampleDraft>;

export const NO_SAMPLES: SampleDraft = { labels: [], count: 1, hazard: '' };

/** By person. */
export const sampleDrafts = draftsOf('sample-draft', sampleDraft, NO_SAMPLES);

/** The labels with one more; the same ones where it is there already, is empty, or there is no more room. */
export function withLabel(labels: readonly string[], typed: string): readonly string[] {
  const label = typed.trim().slice(0, LABEL_LENGTH);
  const isMore = label !== '' && !labels.includes(label) && labels.length < MAX_SAMPLES;
  return isMore ? [...labels, label] : labels;
}

export const countOf = ({ labels, count }: Pick<SampleDraft, 'labels' | 'count'>): number =>
  labels.length === 0 ? count : labels.length;

interface About {
  kind: string;
  recipientId: string;
  newId(): string;
}

/** What is sent. Samples without a label bear the receipt and a number: that is what can be written on them. */
export function submissionOf(draft: SampleDraft, { kind, recipientId, newId }: About): IntentOf<'sample.submit'> {
  const ids = Array.from({ length: countOf(draft) }, () => newId());
  const receipt = receiptOf(ids[0] ?? newId());
  const hazard = draft.hazard.trim();
  const own = (at: number) => (ids.length === 1 ? receipt : `${receipt}-${at + 1}`);
  return {
    type: 'sample.submit',
    recipientId,
    samples: ids.map((sampleId, at) => ({
      sampleId,
      label: draft.labels[at] ?? own(at),
      ...(kind !== '' && { kind }),
      ...(hazard !== '' && { hazard }),
    })),
  };
}

/** A submission as it was being filled in: for whoever has to choose anew because the hub refused it. */
export function draftOf({ samples }: IntentOf<'sample.submit'>): SampleDraft {
  const [first] = samples;
  const receipt = first && receiptOf(first.sampleId);
  const labels = samples
    .map(({ label }) => label)
    .filter((label) => receipt === undefined || !label.startsWith(receipt));
  return { labels, count: samples.length, hazard: first?.hazard ?? '' };
}
