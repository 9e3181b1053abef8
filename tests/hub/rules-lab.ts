import { v7 as newId } from 'uuid';
import { expect } from 'vitest';
import { applyFloorAll, emptyFloor } from '../../protocol/floor.ts';
import type { IntentBody } from '../../protocol/intents.ts';
import { applyStaffAll, emptyStaff } from '../../protocol/staff.ts';
import type { Actor } from '../../protocol/wire.ts';
import { decide } from '../../server/rules/decide.ts';
import type { Decision, Lab } from '../../server/rules/rule.ts';
import { newEquipment, newStation, newUser } from '../contract/lab.ts';

/** A small lab for the rules of a day: one instrument with its kiosk, two who use it and two who run the lab. */

export const NOW = 1_700_000_000_000;
export const ana = newUser('ana');
export const ben = newUser('ben');
export const maria = newUser('maria', 'manager');
export const omar = newUser('omar', 'manager');
export const confocal = newEquipment('Confocal');
export const station = newStation('Kiosk Confocal', [confocal.id]);

export const emptyLab: Lab = {
  floor: { ...emptyFloor, equipment: { [confocal.id]: confocal }, stations: { [station.id]: station } },
  staff: { ...emptyStaff, users: Object.fromEntries([ana, ben, maria, omar].map((user) => [user.id, user])) },
  past: new Map(),
};
export const at = (user: typeof ana): Actor => ({ kind: 'station', station, user });
export const desk = (user: typeof ana): Actor => ({ kind: 'person', user });
export const run = (what: IntentBody, who: Actor, lab: Lab) => decide(lab, what, who, { intentId: newId(), now: NOW });

/** The lab after an act that must succeed. */
export function labAfter(what: IntentBody, who: Actor, lab: Lab): Lab {
  const decision = run(what, who, lab);
  expect(decision).not.toHaveProperty('code');
  const { facts } = decision as Decision;
  return { ...lab, floor: applyFloorAll(lab.floor, facts), staff: applyStaffAll(lab.staff, facts) };
}
