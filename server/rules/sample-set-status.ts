import { isFinished } from '../../protocol/entities.ts';
import { refuse } from '../../protocol/refusals.ts';
import { needsNote } from '../../protocol/sample-work.ts';
import { isManager, type Rule } from './rule.ts';
import { changed, sampleInHand } from './sample-hand.ts';

/** `sample.set-status`: forward freely; back, and to `rejected`, with a word why; out of an end only by a manager. */
export const setSampleStatus: Rule<'sample.set-status'> = (lab, intent, asking) => {
  const sample = sampleInHand(lab, intent.sampleId, asking);
  if ('code' in sample) return sample;
  if (sample.status === intent.status) return { facts: [], result: { sample } };
  if (intent.from !== undefined && intent.from !== sample.status) {
    return refuse(
      'conflict',
      `${sample.changedBy.name} was quicker: it is “${sample.status}” now. Look, then try anew.`,
    );
  }
  if (isFinished(sample) && !isManager(asking.user)) {
    return refuse('already-ended', 'This sample is finished. A manager can take it up again.');
  }
  if (needsNote(sample.status, intent.status) && !intent.note) {
    return refuse('invalid', 'Say why, so that whoever submitted it knows.', { path: 'note' });
  }
  const next = changed(sample, { status: intent.status, ...(intent.note && { note: intent.note }) }, asking);
  return { facts: [{ type: 'sample.status-changed', sample: next }], result: { sample: next } };
};
