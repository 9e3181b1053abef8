import type { Qualification } from '../../protocol/entities.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { Rule } from './rule.ts';

/** `qualification.grant`: leave to use a piece of equipment, until a day or for good; given again, it replaces the last. */
export const grantQualification: Rule<'qualification.grant'> = (lab, { userId, equipmentId, expiresAt }, asking) => {
  const user = lab.staff.users[userId];
  if (!user || user.deactivatedAt !== undefined) {
    return refuse('not-found', 'This person is not in the lab any more.', { path: 'userId' });
  }
  if (!lab.floor.equipment[equipmentId]) {
    return refuse('not-found', 'This equipment is not in the lab any more.', { path: 'equipmentId' });
  }
  if (expiresAt !== undefined && expiresAt <= asking.now) {
    return refuse('invalid', 'This qualification would be over already. Choose a later day.', { path: 'expiresAt' });
  }
  const qualification: Qualification = {
    userId,
    equipmentId,
    grantedAt: asking.now,
    ...(expiresAt !== undefined && { expiresAt }),
  };
  return { facts: [{ type: 'qualification.granted', qualification }], result: { qualification } };
};
