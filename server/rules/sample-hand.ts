import type { Sample } from '../../protocol/entities.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import { mayWorkOn } from '../../protocol/sample-work.ts';
import type { Asking, Lab } from './rule.ts';

/** A sample that somebody may work on: whom it is for, who has taken it on, or who runs the lab. */
export function sampleInHand(lab: Lab, sampleId: string, asking: Asking): Sample | Refusal {
  const sample = lab.staff.samples[sampleId];
  if (!sample) return refuse('not-found', 'This sample is finished, or not known here. Look at the list as it is now.');
  if (mayWorkOn(sample, asking.user)) return sample;
  return refuse('forbidden', `This sample is ${sample.recipient.name}'s to work on. Ask them or a manager.`);
}

/** The sample after somebody changed it: everyone else who has to do with it has not seen that yet. */
export function changed(sample: Sample, change: Partial<Sample>, asking: Asking): Sample {
  const { note: _before, ...rest } = { ...sample, ...change };
  const changedBy = { id: asking.user.id, name: asking.user.name };
  const followerIds = [...new Set([...sample.followerIds, ...(change.assignee ? [change.assignee.id] : [])])];
  return {
    ...rest,
    ...(change.note && { note: change.note }),
    changedBy,
    changedAt: asking.claimedAt ?? asking.now,
    followerIds,
    unreadBy: followerIds.filter((one) => one !== changedBy.id),
  };
}
