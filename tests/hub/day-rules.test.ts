import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { Equipment, Problem, Sample } from '../../protocol/entities.ts';
import { applyFloorAll, emptyFloor } from '../../protocol/floor.ts';
import type { IntentBody } from '../../protocol/intents.ts';
import { applyPersonAll, emptyPerson } from '../../protocol/person.ts';
import { receiptOf } from '../../protocol/receipt.ts';
import { applyStaffAll, emptyStaff } from '../../protocol/staff.ts';
import type { Actor } from '../../protocol/wire.ts';
import { withRecipient } from '../../server/flow/recipients.ts';
import { decide } from '../../server/rules/decide.ts';
import type { Decision, Lab } from '../../server/rules/rule.ts';
import { newEquipment, newSession, newStation, newUser } from '../contract/lab.ts';

const NOW = 1_700_000_000_000;
const ana = newUser('ana');
const ben = newUser('ben');
const maria = newUser('maria', 'manager');
const omar = newUser('omar', 'manager');
const confocal = newEquipment('Confocal');
const station = newStation('Kiosk Confocal', [confocal.id]);

const byId = <T extends { id: string }>(all: T[]): Record<string, T> =>
  Object.fromEntries(all.map((one) => [one.id, one]));
const emptyLab: Lab = {
  floor: { ...emptyFloor, equipment: { [confocal.id]: confocal }, stations: { [station.id]: station } },
  staff: { ...emptyStaff, users: byId([ana, ben, maria, omar]) },
  past: new Map(),
};
const at = (user: typeof ana): Actor => ({ kind: 'station', station, user });
const desk = (user: typeof ana): Actor => ({ kind: 'person', user });
const run = (what: IntentBody, who: Actor, lab: Lab, claimedAt?: number) =>
  decide(lab, what, who, { intentId: newId(), now: NOW, ...(claimedAt !== undefined && { claimedAt }) });

/** The lab after an act that must succeed. */
function labAfter(what: IntentBody, who: Actor, lab: Lab): Lab {
  const decision = run(what, who, lab);
  expect(decision).not.toHaveProperty('code');
  const { facts } = decision as Decision;
  return { ...lab, floor: applyFloorAll(lab.floor, facts), staff: applyStaffAll(lab.staff, facts) };
}

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

describe('samples', () => {
  const first = newId();
  const second = newId();
  const submit: IntentBody = {
    type: 'sample.submit',
    samples: [
      { sampleId: first, label: 'A1', kind: 'Slide', hazard: 'Formalin' },
      { sampleId: second, label: 'A2' },
    ],
    recipientId: maria.id,
  };
  const submitted = labAfter(submit, at(ana), emptyLab);
  const inSight = (lab: Lab, id: string): Sample | undefined => lab.staff.samples[id];
  const setStatus = (status: Sample['status'], more: object = {}): IntentBody => ({
    type: 'sample.set-status',
    sampleId: first,
    status,
    ...more,
  });

  test('R-22 several at once have one receipt, are for one person, and unread there', () => {
    expect(Object.values(submitted.staff.samples)).toMatchObject([
      { id: first, label: 'A1', kind: 'Slide', hazard: 'Formalin', receipt: receiptOf(first), status: 'submitted' },
      { id: second, label: 'A2', kind: '', receipt: receiptOf(first), stationId: station.id },
    ]);
    expect(inSight(submitted, second)).toMatchObject({
      submittedBy: { name: 'Ana' },
      recipient: { name: 'Maria' },
      followerIds: [ana.id, maria.id],
      unreadBy: [maria.id],
    });
  });

  test('R-22 a receipt is short, and nothing in it is taken for something else', () => {
    expect(receiptOf('00000000-0000-7000-8000-000000000001')).toBe('0000-0001');
    expect(receiptOf('00000000-0000-7000-8000-00ffffffffff')).toBe('ZZZZ-ZZZZ');
    for (let i = 0; i < 200; i++) expect(receiptOf(newId())).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  test('R-22 the same twice, the same id in it twice, and nobody to receive it are refused', () => {
    expect(run(submit, at(ana), submitted)).toMatchObject({ code: 'already-exists' });
    const twice = { ...submit, samples: [1, 2].map(() => ({ sampleId: first, label: 'A' })) };
    expect(run(twice, at(ana), emptyLab)).toMatchObject({ code: 'invalid', path: 'samples' });
    expect(run({ ...submit, recipientId: newId() }, at(ana), emptyLab)).toMatchObject({ code: 'not-found' });
  });

  test('R-23 only those who have it in hand change it', () => {
    expect(run(setStatus('received'), at(ana), submitted)).toMatchObject({ code: 'forbidden' });
    const taken = labAfter({ type: 'sample.assign', sampleId: first, assigneeId: ben.id }, desk(maria), submitted);
    expect(labAfter(setStatus('received'), at(ben), taken).staff.samples[first]).toMatchObject({ status: 'received' });
    expect(labAfter(setStatus('received'), desk(omar), submitted).staff.samples[first]).toMatchObject({
      changedBy: { name: 'Omar' },
      unreadBy: [ana.id, maria.id],
    });
  });

  test('R-24 back and out need a word; an end is a manager’s to undo', () => {
    const running = labAfter(setStatus('running'), desk(maria), submitted);
    expect(run(setStatus('received'), desk(maria), running)).toMatchObject({ code: 'invalid', path: 'note' });
    expect(run(setStatus('rejected'), desk(maria), running)).toMatchObject({ code: 'invalid', path: 'note' });
    const rejected = labAfter(setStatus('rejected', { note: 'It leaks' }), desk(maria), running);
    expect(inSight(rejected, first)).toMatchObject({ status: 'rejected', note: 'It leaks', unreadBy: [ana.id] });
    expect(
      labAfter(setStatus('queued', { note: 'New tube' }), desk(maria), rejected).staff.samples[first]?.status,
    ).toBe('queued');
    const bens = labAfter({ type: 'sample.assign', sampleId: first, assigneeId: ben.id }, desk(maria), running);
    const done = labAfter(setStatus('done'), at(ben), bens);
    expect(run(setStatus('queued', { note: 'Again' }), at(ben), done)).toMatchObject({ code: 'already-ended' });
  });

  test('R-25 who comes second hears who was first; the same again is no trouble', () => {
    const received = labAfter(setStatus('received', { from: 'submitted' }), desk(maria), submitted);
    expect(run(setStatus('rejected', { from: 'submitted', note: 'x' }), desk(omar), received)).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Maria'),
    });
    expect(run(setStatus('received', { from: 'submitted' }), desk(omar), received)).toMatchObject({ facts: [] });
    const omars = labAfter({ type: 'sample.assign', sampleId: first }, desk(omar), submitted);
    expect(run({ type: 'sample.assign', sampleId: first }, desk(maria), omars)).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Omar'),
    });
    expect(labAfter({ type: 'sample.assign', sampleId: first, fromId: omar.id }, desk(maria), omars)).toMatchObject({
      staff: { samples: { [first]: { assignee: { name: 'Maria' }, followerIds: [ana.id, maria.id, omar.id] } } },
    });
    expect(run({ type: 'sample.assign', sampleId: first }, desk(omar), omars)).toMatchObject({ facts: [] });
  });

  test('R-26 reading is told once', () => {
    const read: IntentBody = { type: 'sample.mark-read', sampleIds: [first, second, newId(), first] };
    expect(run(read, desk(maria), submitted)).toMatchObject({ result: { count: 2 } });
    const seen = labAfter(read, desk(maria), submitted);
    expect(inSight(seen, first)?.unreadBy).toEqual([]);
    expect(run(read, desk(maria), seen)).toEqual({ facts: [], result: { count: 0 } });
    expect(run(read, at(ben), submitted)).toEqual({ facts: [], result: { count: 0 } });
  });

  test('R-27 what is finished goes when everyone concerned has seen it', () => {
    const done = labAfter(setStatus('done'), desk(maria), submitted);
    expect(inSight(done, first)).toMatchObject({ status: 'done', unreadBy: [ana.id] });
    const decision = run({ type: 'sample.mark-read', sampleIds: [first] }, at(ana), done) as Decision;
    expect(applyStaffAll(done.staff, decision.facts).samples[first]).toBeUndefined();
    const theirs = applyPersonAll({ ...emptyPerson, samples: done.staff.samples }, decision.facts);
    expect(Object.keys(theirs.samples)).toEqual([second]);
  });
});

describe('taking over', () => {
  const anas = newSession(confocal, ana, { startedAt: NOW - 10_000, plannedEndAt: NOW - 1_000 });
  const inUse = (session = anas): Lab => ({
    ...emptyLab,
    floor: { ...emptyLab.floor, sessions: { [session.id]: session } },
  });
  const takeOver = (over: object = {}): IntentBody => ({
    type: 'session.take-over',
    equipmentId: confocal.id,
    sessionId: newId(),
    ...over,
  });

  test('R-28 past its plan, anybody who may use it ends the one and starts the other', () => {
    const mine = newId();
    const decision = run(takeOver({ sessionId: mine, project: 'Heart' }), at(ben), inUse());
    expect(decision).toMatchObject({
      facts: [
        { type: 'session.ended', session: { id: anas.id, endedAt: NOW, outcome: 'taken-over' } },
        { type: 'session.started', session: { id: mine, operator: { name: 'Ben' }, project: 'Heart' } },
      ],
      result: { session: { id: mine } },
    });
  });

  test('R-28 before that only a manager does; one’s own is nobody’s to take', () => {
    const within = inUse({ ...anas, plannedEndAt: NOW + 60_000 });
    expect(run(takeOver(), at(ben), within)).toMatchObject({ code: 'already-in-use' });
    const { plannedEndAt: _none, ...unplanned } = anas;
    expect(run(takeOver(), at(ben), inUse(unplanned))).toMatchObject({ code: 'already-in-use' });
    expect(run(takeOver({ reason: 'Fire drill' }), desk(maria), within)).toHaveProperty(
      'facts.0.session.notes',
      'Taken over by Maria: Fire drill',
    );
    expect(run(takeOver(), at(ana), inUse())).toMatchObject({ code: 'conflict' });
  });

  test('R-28 who may not use it takes over nothing; where nothing is open it is a start', () => {
    const locked = { ...confocal, condition: 'out-of-service' as const };
    const lab = inUse();
    const closed = { ...lab, floor: { ...lab.floor, equipment: { [confocal.id]: locked } } };
    expect(run(takeOver(), at(ben), closed)).toMatchObject({ code: 'out-of-service' });
    expect(run(takeOver(), at(ben), emptyLab)).toMatchObject({ facts: [{ type: 'session.started' }] });
  });

  test('R-34 told late, it ends nothing before its start, and its own begins with that end', () => {
    const lab = inUse({ ...anas, startedAt: NOW - 100 });
    const late = { intentId: newId(), now: NOW, claimedAt: NOW - 150, clockErrorMs: 60 };
    const decision = decide(lab, takeOver({ plannedMs: 5_000 }), desk(maria), late);
    expect(decision).toMatchObject({
      facts: [
        { type: 'session.ended', session: { id: anas.id, startedAt: NOW - 100, endedAt: NOW - 100 } },
        {
          type: 'session.started',
          session: { startedAt: NOW - 100, plannedEndAt: NOW + 4_900, recordedOffline: true },
        },
      ],
    });
    expect(decide(lab, takeOver(), desk(maria), { ...late, claimedAt: NOW - 50 })).toMatchObject({
      facts: [{ session: { endedAt: NOW - 50 } }, { session: { startedAt: NOW - 50 } }],
    });
  });

  test('R-34 what began after it goes on, and it collides; named, it is ended', () => {
    const lab = inUse({ ...anas, startedAt: NOW - 100 });
    const late = { intentId: newId(), now: NOW, claimedAt: NOW - 200, clockErrorMs: 60 };
    expect(decide(lab, takeOver(), desk(maria), late)).toMatchObject({
      facts: [
        {
          type: 'session.conflicted',
          session: { startedAt: NOW - 200, conflict: { reason: 'in-use', sessionId: anas.id, toldAt: NOW } },
        },
      ],
    });
    expect(decide(lab, takeOver({ sessionId: anas.id }), desk(maria), late)).toMatchObject({
      facts: [
        { type: 'session.ended', session: { endedAt: NOW - 100 } },
        { type: 'session.started', session: { id: late.intentId, startedAt: NOW - 100 } },
      ],
    });
  });

  test('R-28 named after the open session, the new one bears the intent’s id', () => {
    const intentId = newId();
    const decision = decide(inUse(), takeOver({ sessionId: anas.id }), at(ben), { intentId, now: NOW });
    expect(decision).toHaveProperty('facts.1.session.id', intentId);
  });
});

describe('announcements and recipients', () => {
  test('R-29 posted, it is on the floor until it is cleared', () => {
    const id = newId();
    const post: IntentBody = { type: 'announcement.post', announcementId: id, text: 'Power cut at 5', until: NOW + 1 };
    const lab = labAfter(post, desk(maria), emptyLab);
    expect(lab.floor.announcements[id]).toEqual({
      id,
      text: 'Power cut at 5',
      until: NOW + 1,
      postedAt: NOW,
      postedBy: { id: maria.id, name: 'Maria' },
    });
    expect(run(post, desk(maria), lab)).toMatchObject({ code: 'already-exists' });
    expect(labAfter({ type: 'announcement.clear', announcementId: id }, desk(omar), lab).floor.announcements).toEqual(
      {},
    );
    expect(run({ type: 'announcement.clear', announcementId: id }, desk(omar), emptyLab)).toMatchObject({
      code: 'not-found',
    });
  });

  test('R-29 stations that are not there, and an end in the past, are refused', () => {
    const post = (over: object): IntentBody => ({ type: 'announcement.post', text: 'T', ...over });
    expect(run(post({ stationIds: [newId()] }), desk(maria), emptyLab)).toMatchObject({ path: 'stationIds' });
    expect(run(post({ until: NOW }), desk(maria), emptyLab)).toMatchObject({ code: 'invalid', path: 'until' });
    expect(run(post({ stationIds: [station.id] }), desk(maria), emptyLab)).toHaveProperty('facts');
  });

  test('R-30 who begins, is renamed, or stops to run the lab is told to the floor, and nobody else', () => {
    const known = (user = maria) => ({ recipients: { [user.id]: { id: user.id, name: user.name } } });
    const types = (...of: Parameters<typeof withRecipient>) => withRecipient(...of).map((one) => one.type);
    expect(types({ type: 'user.created', user: ana }, { recipients: {} })).toEqual(['user.created']);
    expect(types({ type: 'user.created', user: maria }, { recipients: {} })).toEqual([
      'user.created',
      'recipient.added',
    ]);
    expect(types({ type: 'user.updated', user: maria }, known())).toEqual(['user.updated']);
    const renamed = { ...maria, name: 'Maria B.' };
    expect(withRecipient({ type: 'user.updated', user: renamed }, known())[1]).toEqual({
      type: 'recipient.added',
      recipient: { id: maria.id, name: 'Maria B.' },
    });
    const gone = { ...maria, deactivatedAt: NOW };
    expect(types({ type: 'user.deactivated', user: gone }, known())).toEqual(['user.deactivated', 'recipient.removed']);
    const lower = { ...maria, role: 'researcher' as const };
    expect(types({ type: 'user.updated', user: lower }, known())).toEqual(['user.updated', 'recipient.removed']);
  });
});
