import { openSessionOn } from '../../protocol/floor.ts';
import { refuse } from '../../protocol/refusals.ts';
import { isUsable, type Wait, waitKey } from '../../protocol/wait.ts';
import type { Rule } from './rule.ts';

/** `wait.begin`: to be told when equipment that can't be used now can; asked twice it is one wait. */
export const beginWait: Rule<'wait.begin'> = (lab, { equipmentId }, asking) => {
  const equipment = lab.floor.equipment[equipmentId];
  if (!equipment) return refuse('not-found', 'This equipment is not in the lab any more.');
  if (isUsable(lab.floor, equipmentId)) {
    return refuse('conflict', `${equipment.name} is free already. You can use it now.`);
  }
  if (openSessionOn(lab.floor, equipmentId)?.operator.id === asking.user.id) {
    return refuse('conflict', `You are using ${equipment.name} yourself.`);
  }
  const wait: Wait = { user: { id: asking.user.id, name: asking.user.name }, equipmentId, since: asking.now };
  const known = lab.staff.waits[waitKey(wait)];
  if (known) return { facts: [], result: { wait: known } };
  return { facts: [{ type: 'wait.begun', wait }], result: { wait } };
};
