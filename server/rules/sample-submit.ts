import type { Sample } from '../../protocol/entities.ts';
import { receiptOf } from '../../protocol/receipt.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { Named } from '../../protocol/scalars.ts';
import { offlineMark, type Rule, refuseLateSignIn } from './rule.ts';

/** `sample.submit`: several at once, to one recipient, under one receipt. */
export const submitSamples: Rule<'sample.submit'> = (lab, intent, asking) => {
  const late = refuseLateSignIn(asking);
  if (late) return late;
  const recipient = lab.staff.users[intent.recipientId];
  if (!recipient || recipient.deactivatedAt !== undefined) {
    return refuse('not-found', 'Whom these samples are for is not here any more. Choose somebody else.', {
      path: 'recipientId',
    });
  }
  const ids = new Set(intent.samples.map((one) => one.sampleId));
  if (ids.size < intent.samples.length) {
    return refuse('invalid', 'Two of these samples have the same id.', { path: 'samples' });
  }
  if ([...ids].some((id) => lab.staff.samples[id])) {
    return refuse('already-exists', 'These samples were submitted before.');
  }
  const me: Named = { id: asking.user.id, name: asking.user.name };
  const at = asking.claimedAt ?? asking.now;
  const receipt = receiptOf(intent.samples[0]?.sampleId ?? asking.intentId);
  const samples = intent.samples.map(
    ({ sampleId, label, kind, hazard }): Sample => ({
      id: sampleId,
      receipt,
      label,
      kind: kind ?? '',
      ...(hazard && { hazard }),
      status: 'submitted',
      submittedBy: me,
      submittedAt: at,
      ...(asking.stationId !== undefined && { stationId: asking.stationId }),
      ...offlineMark(asking),
      recipient: { id: recipient.id, name: recipient.name },
      changedBy: me,
      changedAt: at,
      followerIds: [...new Set([me.id, recipient.id])],
      unreadBy: recipient.id === me.id ? [] : [recipient.id],
    }),
  );
  return { facts: samples.map((sample) => ({ type: 'sample.submitted', sample })), result: { receipt, samples } };
};
