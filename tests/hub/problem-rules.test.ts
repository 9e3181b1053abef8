import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { Equipment, Problem } from '../../protocol/entities.ts';
import type { IntentBody } from '../../protocol/intents.ts';
import { decide } from '../../server/rules/decide.ts';
import type { Lab } from '../../server/rules/rule.ts';
import { newEquipment } from '../contract/lab.ts';
import { ana, at, ben, confocal, desk, emptyLab, labAfter, maria, NOW, run } from './rules-lab.ts';

const report = (over: Partial<Extract<IntentBody, { type: 'problem.report' }>> = {}): IntentBody => ({
  type: 'problem.report',
  problemId: newId(),
  equipmentId: confocal.id,
  category: 'Laser',
  severity: 'major',
  stillUsable: true,
  note: 'It flickers',
  ...over,
});
const equipmentIn = (lab: Lab): Equipment | undefined => lab.floor.equipment[confocal.id];
const problemsIn = (lab: Lab): Problem[] => Object.values(lab.floor.problems);

describe('problems', () => {
  test.each([
    ['minor', true, 'operational'],
    ['minor', false, 'out-of-service'],
    ['major', true, 'impaired'],
    ['major', false, 'out-of-service'],
    ['critical', true, 'out-of-service'],
  ] as const)('R-19 %s, still usable %s: %s', (severity, stillUsable, condition) => {
    const lab = labAfter(report({ severity, stillUsable }), at(ana), emptyLab);
    expect(equipmentIn(lab)).toMatchObject({ condition });
    expect(equipmentIn(lab)?.conditionReason).toBe(condition === 'operational' ? undefined : 'Laser: It flickers');
    expect(problemsIn(lab)).toMatchObject([{ reportedBy: { name: 'Ana' }, reportedAt: NOW, severity, stillUsable }]);
  });

  test('R-19 a lesser problem leaves what stands, and a manager’s words', () => {
    const bad = labAfter(report({ stillUsable: false }), at(ana), emptyLab);
    expect(equipmentIn(labAfter(report({ note: 'Also this' }), at(ben), bad))).toEqual(equipmentIn(bad));
  });

  test('R-20 what is resolved leaves the floor, and the equipment is as the worst of those left has it', () => {
    const first = newId();
    let lab = labAfter(report({ problemId: first, stillUsable: false, note: 'Broken' }), at(ana), emptyLab);
    lab = labAfter(report({ note: 'Noisy' }), at(ben), lab);
    lab = labAfter({ type: 'problem.resolve', problemId: first, note: 'New lamp' }, desk(maria), lab);
    expect(equipmentIn(lab)).toMatchObject({ condition: 'impaired', conditionReason: 'Laser: Noisy' });
    const [left] = problemsIn(lab);
    lab = labAfter({ type: 'problem.resolve', problemId: left?.id ?? '' }, desk(maria), lab);
    expect(equipmentIn(lab)).toEqual(confocal);
    expect(problemsIn(lab)).toEqual([]);
    expect(run({ type: 'problem.resolve', problemId: first }, desk(maria), lab)).toMatchObject({ code: 'not-found' });
  });

  test('R-20 a condition that a manager set in words of their own is theirs to take back', () => {
    const id = newId();
    let lab = labAfter(report({ problemId: id }), at(ana), emptyLab);
    const words = { condition: 'out-of-service', reason: 'Waiting for the firm' } as const;
    lab = labAfter({ type: 'equipment.set-condition', equipmentId: confocal.id, ...words }, desk(maria), lab);
    lab = labAfter({ type: 'problem.resolve', problemId: id }, desk(maria), lab);
    expect(equipmentIn(lab)).toMatchObject({ condition: 'out-of-service', conditionReason: words.reason });
  });

  const scratched = { condition: 'impaired', reason: 'Stage scratched', expectedBackAt: NOW + 9_000 } as const;
  const set = (words: object): IntentBody => ({
    type: 'equipment.set-condition',
    equipmentId: confocal.id,
    condition: 'impaired',
    ...words,
  });
  const resolve = (problemId: string): IntentBody => ({ type: 'problem.resolve', problemId });

  test('R-20 what a manager had said before the problem comes back whole', () => {
    const before = labAfter(set(scratched), desk(maria), emptyLab);
    const id = newId();
    const bad = labAfter(report({ problemId: id, stillUsable: false }), at(ana), before);
    expect(equipmentIn(bad)).toEqual({
      ...confocal,
      condition: 'out-of-service',
      conditionReason: 'Laser: It flickers',
      ownCondition: scratched,
    });
    expect(equipmentIn(labAfter(resolve(id), desk(maria), bad))).toEqual(equipmentIn(before));
  });

  test.each([
    ['the first first', 0, 1],
    ['the last first', 1, 0],
  ])('R-20 of problems on top of each other, %s: it stays as the one left has it, then as it was', (_name, a, b) => {
    const before = labAfter(set({ reason: 'Stage scratched' }), desk(maria), emptyLab);
    const ids = [newId(), newId()];
    let lab = labAfter(report({ problemId: ids[0] ?? '', stillUsable: false, note: 'Broken' }), at(ana), before);
    lab = labAfter(report({ problemId: ids[1] ?? '', severity: 'critical', note: 'It smokes' }), at(ben), lab);
    lab = labAfter(resolve(ids[a] ?? ''), desk(maria), lab);
    expect(equipmentIn(lab)).toMatchObject({ condition: 'out-of-service' });
    expect(equipmentIn(labAfter(resolve(ids[b] ?? ''), desk(maria), lab))).toEqual(equipmentIn(before));
  });

  test('R-20 a problem over a lesser one gives back what was there before both', () => {
    const [minor, bad] = [newId(), newId()];
    let lab = labAfter(report({ problemId: minor }), at(ana), emptyLab);
    lab = labAfter(report({ problemId: bad, stillUsable: false }), at(ben), lab);
    lab = labAfter(resolve(minor), desk(maria), lab);
    expect(equipmentIn(lab)).toMatchObject({ condition: 'out-of-service' });
    expect(equipmentIn(labAfter(resolve(bad), desk(maria), lab))).toEqual(confocal);
  });

  test('R-20 what a manager has set while the problem was open stays; when it is back alone is no word of theirs', () => {
    const id = newId();
    const before = labAfter(set(scratched), desk(maria), emptyLab);
    const bad = labAfter(report({ problemId: id, stillUsable: false }), at(ana), before);
    const works = labAfter(set({ condition: 'operational' }), desk(maria), bad);
    expect(equipmentIn(labAfter(resolve(id), desk(maria), works))).toEqual(confocal);
    const same = { condition: 'out-of-service', reason: 'Laser: It flickers', expectedBackAt: NOW + 5 };
    const dated = labAfter(set(same), desk(maria), bad);
    expect(equipmentIn(dated)).toMatchObject({ expectedBackAt: NOW + 5, ownCondition: scratched });
    const other = newId();
    const more = labAfter(report({ problemId: other, note: 'Noisy' }), at(ben), dated);
    expect(equipmentIn(labAfter(resolve(other), desk(maria), more))).toEqual(equipmentIn(dated));
    expect(equipmentIn(labAfter(resolve(id), desk(maria), dated))).toEqual(equipmentIn(before));
  });

  test('R-31 retired equipment takes its open problems with it, and nobody else’s', () => {
    const other = newEquipment('SEM');
    const both = { ...emptyLab.floor.equipment, [other.id]: other };
    let lab: Lab = { ...emptyLab, floor: { ...emptyLab.floor, equipment: both } };
    lab = labAfter(report(), at(ana), lab);
    lab = labAfter(report({ equipmentId: other.id }), at(ben), lab);
    lab = labAfter({ type: 'equipment.retire', equipmentId: confocal.id }, desk(maria), lab);
    expect(problemsIn(lab).map((one) => one.equipmentId)).toEqual([other.id]);
  });

  test('R-21 told late it counts from then, and without an id of its own it bears the intent’s', () => {
    const { problemId: _own, ...body } = report() as Extract<IntentBody, { type: 'problem.report' }>;
    const intentId = newId();
    const decision = decide(emptyLab, body, at(ana), { intentId, now: NOW, claimedAt: NOW - 9_000 });
    expect(decision).toHaveProperty('result.problem', {
      id: intentId,
      equipmentId: confocal.id,
      category: 'Laser',
      severity: 'major',
      stillUsable: true,
      note: 'It flickers',
      reportedAt: NOW - 9_000,
      reportedBy: { id: ana.id, name: 'Ana' },
      recordedOffline: true,
    });
  });

  test('R-21 an id that is there, and equipment that is not, are refused', () => {
    const id = newId();
    const lab = labAfter(report({ problemId: id }), at(ana), emptyLab);
    expect(run(report({ problemId: id }), at(ben), lab)).toMatchObject({ code: 'already-exists' });
    expect(run(report({ equipmentId: newId() }), at(ben), lab)).toMatchObject({ code: 'not-found' });
    expect(run({ type: 'problem.resolve', problemId: id }, at(ana), lab)).toMatchObject({ code: 'forbidden' });
  });
});
