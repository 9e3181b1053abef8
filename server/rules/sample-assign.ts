import { isFinished } from '../../protocol/entities.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { Rule } from './rule.ts';
import { changed, sampleInHand } from './sample-hand.ts';

/** `sample.assign`: to oneself or to somebody else; what somebody has is taken only from whom the asker saw it with. */
export const assignSample: Rule<'sample.assign'> = (lab, intent, asking) => {
  const sample = sampleInHand(lab, intent.sampleId, asking);
  if ('code' in sample) return sample;
  if (isFinished(sample)) return refuse('already-ended', 'This sample is finished.');
  const assignee = lab.staff.users[intent.assigneeId ?? asking.user.id];
  if (!assignee || assignee.deactivatedAt !== undefined) {
    return refuse('not-found', 'This person is not here any more. Choose somebody else.', { path: 'assigneeId' });
  }
  if (sample.assignee?.id === assignee.id) return { facts: [], result: { sample } };
  if (sample.assignee && sample.assignee.id !== intent.fromId) {
    return refuse('conflict', `${sample.assignee.name} has taken this already. Ask them, then take it from them.`);
  }
  const to = { assignee: { id: assignee.id, name: assignee.name }, assignedAt: asking.claimedAt ?? asking.now };
  const next = changed(sample, to, asking);
  return { facts: [{ type: 'sample.assigned', sample: next }], result: { sample: next } };
};
