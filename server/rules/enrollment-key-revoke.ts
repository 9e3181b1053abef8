import { refuse } from '../../protocol/refusals.ts';
import type { Rule } from './rule.ts';

/** `enrollment-key.revoke`: it enrolls nobody any more; the stations that it enrolled stay. */
export const revokeEnrollmentKey: Rule<'enrollment-key.revoke'> = (lab, intent) => {
  const enrollmentKey = lab.staff.enrollmentKeys[intent.enrollmentKeyId];
  if (!enrollmentKey) return refuse('not-found', 'This key was revoked before, or there was none.');
  return { facts: [{ type: 'enrollment-key.revoked', enrollmentKey }], result: { enrollmentKey } };
};
