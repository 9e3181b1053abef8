import type { FactBody } from '../../protocol/facts.ts';
import { type FloorState, openSessionOn } from '../../protocol/floor.ts';
import { isUsable, type Wait } from '../../protocol/wait.ts';
import type { Lab } from '../rules/rule.ts';

/**
 * What an act has brought those who wait for its equipment, looked at once all of it is on the floor: a take-over frees
 * nothing. Whoever has it, and whoever has left the lab, waits no more.
 */
export function followWaits({ floor, staff }: Pick<Lab, 'floor' | 'staff'>, act: FactBody[], now: number): FactBody[] {
  const all = Object.values(staff.waits);
  if (all.length === 0) return [];
  const touched = new Set(act.flatMap(equipmentIn));
  const gone = new Set(act.flatMap((fact) => (fact.type === 'user.deactivated' ? [fact.user.id] : [])));
  return all.flatMap((one) => {
    if (gone.has(one.user.id)) return [{ type: 'wait.ended', wait: one }];
    return touched.has(one.equipmentId) ? followOne(floor, one, now) : [];
  });
}

/** For every screen how many wait now, where an act changed that: whoever has it may make room for the next. */
export function countWaiting({ floor, staff }: Pick<Lab, 'floor' | 'staff'>, act: FactBody[]): FactBody[] {
  const touched = new Set(act.flatMap((fact) => ('wait' in fact ? [fact.wait.equipmentId] : [])));
  return [...touched].flatMap((equipmentId) => {
    const people = Object.values(staff.waits).filter((one) => one.equipmentId === equipmentId).length;
    if (people === (floor.waiting[equipmentId]?.people ?? 0)) return [];
    return [{ type: 'waiting.changed', waiting: { equipmentId, people } }];
  });
}

function equipmentIn(fact: FactBody): string[] {
  if ('equipment' in fact) return [fact.equipment.id];
  return 'session' in fact ? [fact.session.equipmentId] : [];
}

function followOne(floor: FloorState, one: Wait, now: number): FactBody[] {
  const { metAt, ...wait } = one;
  const isTheirs = openSessionOn(floor, one.equipmentId)?.operator.id === one.user.id;
  if (isTheirs || !floor.equipment[one.equipmentId]) return [{ type: 'wait.ended', wait: one }];
  const isMet = isUsable(floor, one.equipmentId);
  if (isMet === (metAt !== undefined)) return [];
  return [isMet ? { type: 'wait.met', wait: { ...wait, metAt: now } } : { type: 'wait.begun', wait }];
}
