import { qualificationKey } from '../../protocol/entities.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { Rule } from './rule.ts';

/** `qualification.revoke`: from now on they may not start there; a session that runs goes on. */
export const revokeQualification: Rule<'qualification.revoke'> = (lab, { userId, equipmentId }) => {
  const qualification = lab.staff.qualifications[qualificationKey(userId, equipmentId)];
  if (!qualification) return refuse('not-found', 'They have no such qualification any more.');
  return { facts: [{ type: 'qualification.revoked', qualification }], result: { qualification } };
};
