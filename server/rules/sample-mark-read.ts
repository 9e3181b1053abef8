import type { Sample } from '../../protocol/entities.ts';
import type { Rule } from './rule.ts';

/** `sample.mark-read`: whoever asks has seen what changed; what they had seen, or what is no longer there, is no matter. */
export const markSamplesRead: Rule<'sample.mark-read'> = (lab, intent, asking) => {
  const unread = [...new Set(intent.sampleIds)].flatMap((id): Sample[] => {
    const sample = lab.staff.samples[id];
    return sample?.unreadBy.includes(asking.user.id) ? [sample] : [];
  });
  const seen = unread.map((one) => ({ ...one, unreadBy: one.unreadBy.filter((who) => who !== asking.user.id) }));
  return { facts: seen.map((sample) => ({ type: 'inbox.read', sample })), result: { count: seen.length } };
};
