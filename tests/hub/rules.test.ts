import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import { emptyFloor } from '../../protocol/floor.ts';
import type { IntentBody } from '../../protocol/intents.ts';
import type { Actor } from '../../protocol/wire.ts';
import { decide } from '../../server/rules/decide.ts';
import type { Lab } from '../../server/rules/rule.ts';
import { newEquipment, newSession, newStation, newUser } from '../contract/lab.ts';

const NOW = 1_700_000_000_000;
const ana = newUser('ana');
const ben = newUser('ben');
const maria = newUser('maria', 'manager');
const confocal = newEquipment('Confocal');
const sem = newEquipment('SEM');
const station = newStation('Kiosk Confocal', [confocal.id]);

const lab = (over: Partial<Lab['floor']> = {}): Lab => ({
  floor: {
    ...emptyFloor,
    equipment: { [confocal.id]: confocal, [sem.id]: sem },
    stations: { [station.id]: station },
    ...over,
  },
  past: new Map(),
  staff: {
    conflicts: {},
    qualifications: {},
    enrollmentKeys: {},
    locks: {},
    samples: {},
    waits: {},
    users: Object.fromEntries([ana, ben, maria].map((user) => [user.id, user])),
  },
});

const at = (user: typeof ana): Actor => ({ kind: 'station', station, user });
const desk = (user: typeof ana): Actor => ({ kind: 'person', user });
const start = (over: object = {}): IntentBody => ({
  type: 'session.start',
  sessionId: newId(),
  equipmentId: confocal.id,
  ...over,
});
const anas = newSession(confocal, ana, { startedAt: NOW - 1_000 });
const inUse = lab({ sessions: { [anas.id]: anas } });
const run = (what: IntentBody, who: Actor, where = lab(), claimedAt?: number) =>
  decide(where, what, who, { intentId: newId(), now: NOW, ...(claimedAt !== undefined && { claimedAt }) });

describe('session.start', () => {
  test('R-1 at the equipment’s station it starts, with what was asked for', () => {
    const intent = start({ project: 'Heart', plannedMs: 60_000, userId: ben.id });
    expect(run(intent, at(ana))).toMatchObject({
      facts: [
        {
          type: 'session.started',
          session: {
            equipmentId: confocal.id,
            operator: { id: ana.id, name: 'Ana' },
            user: { id: ben.id, name: 'Ben' },
            project: 'Heart',
            startedAt: NOW,
            plannedEndAt: NOW + 60_000,
            stationId: station.id,
          },
        },
      ],
    });
  });
  test('R-1 elsewhere it is forbidden', () => {
    expect(run(start({ equipmentId: sem.id }), at(ana))).toMatchObject({ code: 'forbidden' });
    expect(run(start(), desk(ana))).toMatchObject({ code: 'forbidden' });
  });
  test('R-2 a manager starts one from the desk', () => {
    expect(run(start({ equipmentId: sem.id }), desk(maria))).toHaveProperty('facts.0.type', 'session.started');
  });
  test('R-3 in use names who', () => {
    const refusal = run(start(), at(ben), inUse);
    expect(refusal).toMatchObject({ code: 'already-in-use', message: expect.stringContaining('Ana') });
  });
  test('R-4 out of service says why', () => {
    const locked = { ...confocal, condition: 'out-of-service' as const, conditionReason: 'Laser is cold' };
    const refusal = run(start(), at(ana), lab({ equipment: { [locked.id]: locked } }));
    expect(refusal).toMatchObject({ code: 'out-of-service', message: expect.stringContaining('Laser is cold') });
  });
  test('R-5 a needed qualification stops a researcher', () => {
    const picky = { ...confocal, requiresQualification: true };
    const where = lab({ equipment: { [picky.id]: picky } });
    expect(run(start(), at(ana), where)).toMatchObject({ code: 'not-qualified' });
    expect(run(start(), at(maria), where)).toHaveProperty('facts');
  });
  test('R-6 unknown equipment and an unknown person are not found', () => {
    expect(run(start({ equipmentId: newId() }), at(ana))).toMatchObject({ code: 'not-found' });
    expect(run(start({ userId: newId() }), at(ana))).toMatchObject({ code: 'not-found' });
  });
});

describe('session.extend and session.end', () => {
  const end = (over: object = {}): IntentBody => ({
    type: 'session.end',
    sessionId: anas.id,
    outcome: 'completed',
    ...over,
  });
  const extend = (over: object = {}): IntentBody => ({
    type: 'session.extend',
    sessionId: anas.id,
    plannedMs: 3_600_000,
    ...over,
  });

  test('R-7 its operator ends it, wherever they are', () => {
    const ended = { ...anas, endedAt: NOW, outcome: 'problem', notes: 'Drift' };
    expect(run(end({ outcome: 'problem', notes: 'Drift' }), desk(ana), inUse)).toEqual({
      facts: [{ type: 'session.ended', session: ended }],
      result: { session: ended },
    });
  });
  test('R-7 somebody else does not, a manager does with a reason', () => {
    for (const intent of [end(), extend()]) {
      expect(run(intent, at(ben), inUse)).toMatchObject({ code: 'forbidden' });
      expect(run(intent, desk(maria), inUse)).toMatchObject({ code: 'invalid', path: 'reason' });
      expect(run({ ...intent, reason: 'Left it running' } as IntentBody, desk(maria), inUse)).toHaveProperty('facts');
    }
    expect(run(end({ notes: 'Left it running' }), desk(maria), inUse)).toHaveProperty('facts');
  });
  test('R-8 the end lies between start and now', () => {
    expect(run(end({ endedAt: NOW - 2_000 }), at(ana), inUse)).toMatchObject({ code: 'invalid', path: 'endedAt' });
    expect(run(end({ endedAt: NOW + 1 }), at(ana), inUse)).toMatchObject({ code: 'invalid', path: 'endedAt' });
    expect(run(end({ endedAt: NOW - 500 }), at(ana), inUse)).toHaveProperty('result.session.endedAt', NOW - 500);
  });
  test('R-8 an extension ends in the future', () => {
    expect(run(extend({ plannedMs: 900 }), at(ana), inUse)).toMatchObject({ code: 'invalid' });
    expect(run(extend(), at(ana), inUse)).toHaveProperty('result.session.plannedEndAt', anas.startedAt + 3_600_000);
  });
  test('R-6 a session that is not open is not found', () => {
    expect(run(end(), at(ana))).toMatchObject({ code: 'not-found' });
    expect(run(extend(), at(ana))).toMatchObject({ code: 'not-found' });
  });
});

describe('equipment', () => {
  const of = (type: string, over: object = {}) => ({ type, equipmentId: confocal.id, ...over }) as IntentBody;
  const all = [
    of('equipment.create', { equipmentId: newId(), name: 'HPLC' }),
    of('equipment.update', { name: 'New' }),
    of('equipment.retire'),
    of('equipment.set-condition', { condition: 'impaired', reason: 'Drifts' }),
  ];

  test.each(all)('R-9 $type is for managers', (intent) => {
    expect(run(intent, desk(ana))).toMatchObject({ code: 'forbidden' });
    expect(run(intent, desk(maria))).toHaveProperty('facts');
  });
  test('R-6 unknown equipment is not found', () => {
    for (const intent of all.slice(1)) {
      expect(run({ ...intent, equipmentId: newId() } as IntentBody, desk(maria))).toMatchObject({ code: 'not-found' });
    }
  });
  test('R-9 an id that is there is not made again; an update keeps what it does not name', () => {
    expect(run(of('equipment.create', { name: 'Twin' }), desk(maria))).toMatchObject({ code: 'already-exists' });
    expect(run(of('equipment.update', { room: 'R2' }), desk(maria))).toHaveProperty('result.equipment', {
      ...confocal,
      room: 'R2',
    });
  });
  test('R-EU1 what to do at the end is said with the equipment, kept by other changes, and taken back', () => {
    const said = { afterUse: 'shut-down', afterUseNote: 'Close the gas valve' } as const;
    const made = of('equipment.create', { equipmentId: newId(), name: 'HPLC', ...said });
    expect(run(made, desk(maria))).toMatchObject({ facts: [{ type: 'equipment.created', equipment: said }] });
    const there = lab({ equipment: { [confocal.id]: { ...confocal, ...said } } });
    const changed = (over: object) => run(of('equipment.update', over), desk(maria), there);
    expect(changed({ room: 'R2' })).toHaveProperty('result.equipment', { ...confocal, ...said, room: 'R2' });
    expect(changed({ afterUse: 'leave-on' })).toHaveProperty('result.equipment', {
      ...confocal,
      ...said,
      afterUse: 'leave-on',
    });
    expect(changed({ afterUse: 'unsaid' })).toHaveProperty('result.equipment', {
      ...confocal,
      afterUseNote: said.afterUseNote,
    });
    expect(changed({ afterUse: 'unsaid', afterUseNote: '' })).toHaveProperty('result.equipment', confocal);
  });
  test('R-10 equipment in use is not retired', () => {
    expect(run(of('equipment.retire'), desk(maria), inUse)).toMatchObject({ code: 'already-in-use' });
  });
  test('R-11 a lock says why and until when; working again clears both', () => {
    const lock = { condition: 'out-of-service', reason: 'Leak', expectedBackAt: NOW + 5 };
    expect(run(of('equipment.set-condition', { condition: 'impaired' }), desk(maria))).toMatchObject({
      code: 'invalid',
    });
    const locked = { ...confocal, condition: 'out-of-service', conditionReason: 'Leak', expectedBackAt: NOW + 5 };
    expect(run(of('equipment.set-condition', lock), desk(maria))).toHaveProperty('result.equipment', locked);
    const where = lab({ equipment: { [confocal.id]: locked as typeof confocal } });
    const works = of('equipment.set-condition', { condition: 'operational', reason: 'Fixed' });
    expect(run(works, desk(maria), where)).toHaveProperty('result.equipment', confocal);
  });
});

describe('told late', () => {
  const open = { ...confocal, offlinePolicy: 'allow' as const };
  const where = (over: Partial<Lab['floor']> = {}) => lab({ equipment: { [open.id]: open }, ...over });
  const earlier = NOW - 600_000;

  test('R-14 a start counts from when it happened', () => {
    const session = { startedAt: earlier, plannedEndAt: earlier + 60_000, recordedOffline: true };
    expect(run(start({ plannedMs: 60_000 }), at(ana), where(), earlier)).toMatchObject({
      facts: [{ type: 'session.started', session }],
    });
    expect(run(start(), at(ana), where(), NOW + 5_000)).toHaveProperty('result.session.startedAt', NOW);
  });

  test('R-18 a session keeps when a late start was told, then a late end in its place, and not what was told in time', () => {
    const late = { recordedOffline: true, toldAt: NOW };
    expect(run(start(), at(ana), where(), earlier)).toMatchObject({ result: { session: late } });
    expect(run(start(), at(ana))).not.toHaveProperty('result.session.toldAt');
    const end: IntentBody = { type: 'session.end', sessionId: anas.id, outcome: 'completed' };
    const told = (toldAt?: number) =>
      lab({ sessions: { [anas.id]: { ...anas, ...(toldAt !== undefined && { recordedOffline: true, toldAt }) } } });
    expect(run(end, at(ana), told(), NOW - 500)).toMatchObject({
      result: { session: { ...late, endedAt: NOW - 500 } },
    });
    expect(run(end, at(ana), told(NOW - 900), NOW - 500)).toMatchObject({ result: { session: late } });
    expect(run(end, at(ana), told(NOW - 900))).toMatchObject({ result: { session: { toldAt: NOW - 900 } } });
    const forgotten: IntentBody = { ...end, endedAt: NOW - 950, reason: 'Forgotten' };
    const corrected = run(forgotten, desk(maria), told(NOW - 900));
    expect(corrected).toMatchObject({ result: { session: { endedAt: NOW - 950, recordedOffline: true } } });
    expect(corrected).not.toHaveProperty('result.session.toldAt');
    const extend: IntentBody = { type: 'session.extend', sessionId: anas.id, plannedMs: 3_600_000 };
    expect(run(extend, at(ana), told(), NOW - 500)).not.toHaveProperty('result.session.toldAt');
  });

  test.each([
    ['in-use', where({ sessions: { [anas.id]: anas } }), { reason: 'in-use', sessionId: anas.id }],
    ['out-of-service', where({ equipment: { [open.id]: { ...open, condition: 'out-of-service' } } }), {}],
    ['not-qualified', where({ equipment: { [open.id]: { ...open, requiresQualification: true } } }), {}],
  ])('R-15 a start that collides (%s) is recorded as a conflict', (reason, collides, conflict) => {
    const intent = start();
    expect(run(intent, at(ben), collides, earlier)).toMatchObject({
      facts: [{ type: 'session.conflicted', session: { startedAt: earlier, conflict: { reason, ...conflict } } }],
      result: { session: { conflict: { reason } } },
    });
    expect(run(intent, at(ben), collides)).toHaveProperty('code');
  });

  test('R-16 ending an ended session keeps both times, and once is enough', () => {
    const ended = { ...anas, endedAt: NOW - 500, outcome: 'forgotten' };
    const past = { ...lab(), past: new Map([[ended.id, ended]]) };
    const end: IntentBody = { type: 'session.end', sessionId: anas.id, outcome: 'completed' };
    const corrected = { ...ended, claimedEndedAt: NOW - 800 };
    expect(run(end, at(ana), past, NOW - 800)).toEqual({
      facts: [{ type: 'session.corrected', session: corrected }],
      result: { session: corrected },
    });
    const again = { ...lab(), past: new Map([[ended.id, corrected]]) };
    expect(run(end, at(ana), again, NOW - 700)).toEqual({ facts: [], result: { session: corrected } });
    expect(run(end, at(ben), past)).toMatchObject({ code: 'forbidden' });
    const extend: IntentBody = { type: 'session.extend', sessionId: anas.id, plannedMs: 3_600_000 };
    expect(run(extend, at(ana), past)).toMatchObject({ code: 'already-ended' });
  });

  test('R-17 a conflict is ended by its operator and then settled by a manager', () => {
    const conflicted = { ...anas, conflict: { reason: 'in-use' as const, sessionId: newId() } };
    const beside = lab();
    beside.staff.conflicts[conflicted.id] = conflicted;
    const settle: IntentBody = { type: 'conflict.resolve', sessionId: conflicted.id };
    const end: IntentBody = { type: 'session.end', sessionId: conflicted.id, outcome: 'completed' };
    expect(run(settle, desk(maria), beside)).toMatchObject({ code: 'conflict' });
    expect(run(end, at(ana), beside)).toHaveProperty('result.session.endedAt', NOW);
    beside.staff.conflicts[conflicted.id] = { ...conflicted, endedAt: NOW };
    expect(run(settle, desk(ana), beside)).toMatchObject({ code: 'forbidden' });
    expect(run(settle, desk(maria), beside)).toHaveProperty('facts.0.type', 'conflict.resolved');
  });

  test('R-O1 a conflict keeps the other session, when it was told, and what its manager wrote', () => {
    const when = { intentId: newId(), now: NOW, claimedAt: earlier, clockErrorMs: 40 };
    const other = { operator: anas.operator, startedAt: anas.startedAt };
    const known = { reason: 'in-use', sessionId: anas.id, other, toldAt: NOW, clockErrorMs: 40 } as const;
    expect(decide(where({ sessions: { [anas.id]: anas } }), start(), at(ben), when)).toHaveProperty(
      'facts.0.session.conflict',
      known,
    );
    const bens = newSession(confocal, ben, { startedAt: earlier, conflict: known });
    const beside = lab();
    beside.staff.conflicts[bens.id] = bens;
    const end: IntentBody = { type: 'session.end', sessionId: bens.id, outcome: 'completed' };
    const told = { endedAt: NOW - 5_000, conflict: { ...known, endToldAt: NOW } };
    expect(run(end, at(ben), beside, NOW - 5_000)).toHaveProperty('result.session', expect.objectContaining(told));
    beside.staff.conflicts[bens.id] = { ...bens, ...told };
    const settle: IntentBody = { type: 'conflict.resolve', sessionId: bens.id, note: 'Billed to both' };
    expect(run(settle, desk(maria), beside)).toHaveProperty('facts.0.session.conflict', {
      ...told.conflict,
      note: 'Billed to both',
    });
  });
});

test('R-12 nobody signed in is unauthorized, a feed is forbidden', () => {
  expect(run(start(), { kind: 'station', station })).toMatchObject({ code: 'unauthorized' });
  expect(run(start(), { kind: 'feed', id: newId(), name: 'Wall' })).toMatchObject({ code: 'forbidden' });
});

test('R-13 a decision leaves the lab as it was', () => {
  const where = Object.freeze(lab());
  const before = structuredClone(where);
  run(start(), at(ana), where);
  expect(where).toEqual(before);
});

test('EN-11 what a station asked that is none any more is refused, whoever is signed in there', () => {
  expect(run(start(), at(maria), lab({ stations: {} }))).toMatchObject({ code: 'unauthorized' });
});
