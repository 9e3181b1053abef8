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
  staff: { users: Object.fromEntries([ana, ben, maria].map((user) => [user.id, user])) },
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
const run = (what: IntentBody, who: Actor, where = lab()) => decide(where, what, who, NOW);

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
