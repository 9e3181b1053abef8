import { v7 as newId } from 'uuid';
import { afterEach, describe, expect, test } from 'vitest';
import type { Session } from '../../protocol/entities.ts';
import { emptyFloor } from '../../protocol/floor.ts';
import type { IntentBody } from '../../protocol/intents.ts';
import type { Actor, Facts } from '../../protocol/wire.ts';
import { decide } from '../../server/rules/decide.ts';
import type { Lab } from '../../server/rules/rule.ts';
import { newEquipment, newSession, newStation, newUser } from '../contract/lab.ts';
import { kioskOf, startLab, type TestLab } from './hub-fixture.ts';

const NOW = 1_700_000_000_000;
const HOUR_MS = 3_600_000;
const ana = newUser('ana');
const ben = newUser('ben');
const maria = newUser('maria', 'manager');
const confocal = newEquipment('Confocal');
const station = newStation('Kiosk Confocal', [confocal.id]);
const anas = newSession(confocal, ana, { startedAt: NOW - HOUR_MS, stationId: station.id });
const labWith = (open: Session): Lab => ({
  floor: {
    ...emptyFloor,
    equipment: { [confocal.id]: confocal },
    stations: { [station.id]: station },
    sessions: { [open.id]: open },
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
const kiosk = (user?: typeof ana): Actor => ({ kind: 'station', station, ...(user && { user }) });
const run = (what: IntentBody, who: Actor, open: Session = anas, claimedAt?: number) =>
  decide(labWith(open), what, who, { intentId: newId(), now: NOW, ...(claimedAt !== undefined && { claimedAt }) });
const updated = (session: Session) => ({ facts: [{ type: 'session.updated', session }], result: { session } });

describe('an unattended run', () => {
  const unattended = (until?: number, over: object = {}): IntentBody => ({
    type: 'session.set-unattended',
    sessionId: anas.id,
    ...(until !== undefined && { until }),
    ...over,
  });

  test('R-L1 it runs until then and is planned until then at least; a longer plan stays', () => {
    const until = NOW + 9 * HOUR_MS;
    expect(run(unattended(until), kiosk(ana))).toEqual(
      updated({ ...anas, unattendedUntil: until, plannedEndAt: until }),
    );
    const long = { ...anas, plannedEndAt: until + HOUR_MS };
    expect(run(unattended(until), kiosk(ana), long)).toEqual(updated({ ...long, unattendedUntil: until }));
  });

  test('R-L1 it is taken back, and what was noted of nobody being there is over with it', () => {
    const night = { ...anas, unattendedUntil: NOW + HOUR_MS, plannedEndAt: NOW + HOUR_MS };
    expect(run(unattended(), kiosk(ana), night)).toEqual(updated({ ...anas, plannedEndAt: NOW + HOUR_MS }));
    const { idleSince: _none, ...rest } = { ...anas, idleSince: NOW - 9 };
    const until = NOW + HOUR_MS;
    expect(run(unattended(until), kiosk(ana), { ...rest, idleSince: NOW - 9 })).toEqual(
      updated({ ...rest, unattendedUntil: until, plannedEndAt: until }),
    );
  });

  test('R-L1 its operator’s, or a manager’s who says why; in the future; of a session that runs', () => {
    expect(run(unattended(NOW + 1), kiosk(ben))).toMatchObject({ code: 'forbidden' });
    expect(run(unattended(NOW + 1), kiosk(maria))).toMatchObject({ code: 'invalid', path: 'reason' });
    expect(run(unattended(NOW + 1, { reason: 'Asked by phone' }), kiosk(maria))).toHaveProperty('facts');
    expect(run(unattended(NOW), kiosk(ana))).toMatchObject({ code: 'invalid', path: 'until' });
    expect(run(unattended(NOW), kiosk(ana), anas, NOW - 1)).toHaveProperty('result.session.recordedOffline', true);
    expect(run(unattended(NOW + 1), kiosk(ana), { ...anas, endedAt: NOW })).toMatchObject({ code: 'already-ended' });
  });

  test('R-L1 a session begins with it', () => {
    const start = (unattendedUntil: number): IntentBody => ({
      type: 'session.start',
      sessionId: newId(),
      equipmentId: confocal.id,
      plannedMs: HOUR_MS,
      unattendedUntil,
    });
    const free = { ...labWith(anas), floor: { ...labWith(anas).floor, sessions: {} } };
    const begin = (until: number) => decide(free, start(until), kiosk(ana), { intentId: newId(), now: NOW });
    const until = NOW + 9 * HOUR_MS;
    expect(begin(until)).toHaveProperty(
      'result.session',
      expect.objectContaining({ unattendedUntil: until, plannedEndAt: until }),
    );
    expect(begin(NOW)).toMatchObject({ code: 'invalid', path: 'unattendedUntil' });
  });
});

describe('a session that nobody is at', () => {
  const idle = (idleSince?: number): IntentBody => ({
    type: 'session.note-idle',
    sessionId: anas.id,
    ...(idleSince !== undefined && { idleSince }),
  });

  test('R-L2 it is noted since when, once, and taken back; a clock that is ahead is taken as near as it fits', () => {
    const left = { ...anas, idleSince: NOW - 9 };
    expect(run(idle(NOW - 9), kiosk(ana))).toEqual(updated(left));
    expect(run(idle(NOW - 9), kiosk(ana), left)).toEqual({ facts: [], result: { session: left } });
    expect(run(idle(), kiosk(ana), left)).toEqual(updated(anas));
    expect(run(idle(NOW + 9), kiosk(ana))).toEqual(updated({ ...anas, idleSince: NOW }));
  });

  test('R-L2 while it runs unattended, and once it has ended, there is nothing to note and nothing to refuse', () => {
    for (const open of [
      { ...anas, unattendedUntil: NOW + 1 },
      { ...anas, endedAt: NOW },
    ])
      expect(run(idle(NOW - 9), kiosk(ana), open)).toEqual({ facts: [], result: { session: open } });
  });

  test('R-L3 a station tells so of its own session though nobody is signed in there, and ends it; nothing else', () => {
    const end = { type: 'session.end', sessionId: anas.id, endedAt: NOW - 9, outcome: 'idle' } as const;
    expect(run(idle(NOW - 9), kiosk())).toEqual(updated({ ...anas, idleSince: NOW - 9 }));
    expect(run(end, kiosk())).toHaveProperty('result.session', {
      ...anas,
      endedAt: NOW - 9,
      outcome: 'idle',
      endNamed: { at: NOW },
    });
    expect(run({ ...end, endedAt: NOW + 9 }, kiosk())).toHaveProperty('result.session.endedAt', NOW);
    const foreign = { ...anas, stationId: newId() };
    const { endedAt: _when, ...now } = end;
    for (const [what, open] of [
      [idle(NOW - 9), foreign],
      [end, foreign],
      [{ ...end, outcome: 'completed' }, anas],
      [now, anas],
      [{ type: 'session.extend', sessionId: anas.id, plannedMs: 9 * HOUR_MS }, anas],
    ] as [IntentBody, Session][])
      expect(run(what, kiosk(), open)).toMatchObject({ code: 'unauthorized' });
  });

  test('R-L4 an end that is named afterwards keeps when and by whom; nothing of being left stays with it', () => {
    const left = { ...anas, idleSince: NOW - 9 };
    const end = { type: 'session.end', sessionId: anas.id, endedAt: NOW - 9, outcome: 'forgotten' } as const;
    const ended = { ...anas, endedAt: NOW - 9, outcome: 'forgotten' };
    const by = { id: ana.id, name: 'Ana' };
    expect(run(end, kiosk(ana), left)).toHaveProperty('result.session', { ...ended, endNamed: { at: NOW, by } });
    expect(run({ ...end, outcome: 'idle' }, kiosk(ana), left)).toHaveProperty('result.session', {
      ...ended,
      outcome: 'idle',
      endNamed: { at: NOW },
    });
  });

  test('R-28 R-L4 the next person takes it over and says when it really ended', () => {
    const take = (endedAt?: number): IntentBody => ({
      type: 'session.take-over',
      equipmentId: confocal.id,
      sessionId: newId(),
      ...(endedAt !== undefined && { endedAt }),
    });
    const left = { ...anas, idleSince: NOW - 9 };
    expect(run(take(), kiosk(ben))).toMatchObject({ code: 'already-in-use' });
    expect(run(take(NOW + 1), kiosk(ben), left)).toMatchObject({ code: 'invalid', path: 'endedAt' });
    expect(run(take(anas.startedAt - 1), kiosk(ben), left)).toMatchObject({ code: 'invalid', path: 'endedAt' });
    expect(run(take(NOW - 9), kiosk(ben), left)).toMatchObject({
      facts: [
        {
          type: 'session.ended',
          session: {
            ...anas,
            endedAt: NOW - 9,
            outcome: 'forgotten',
            endNamed: { at: NOW, by: { id: ben.id, name: 'Ben' } },
          },
        },
        { type: 'session.started', session: { operator: { id: ben.id }, startedAt: NOW } },
      ],
    });
  });
});

describe('a session that is handed over', () => {
  const offer = (until?: number): IntentBody => ({
    type: 'session.offer',
    sessionId: anas.id,
    ...(until !== undefined && { until }),
  });
  const take: IntentBody = { type: 'session.take-over', equipmentId: confocal.id, sessionId: newId() };

  test('R-L6 its operator offers it until a time and takes the offer back; nobody else does', () => {
    const offered = { ...anas, offeredUntil: NOW + 9 };
    expect(run(offer(NOW + 9), kiosk(ana))).toEqual(updated(offered));
    expect(run(offer(), kiosk(ana), offered)).toEqual(updated(anas));
    expect(run(offer(NOW + 9), kiosk(ben))).toMatchObject({ code: 'forbidden' });
    expect(run(offer(NOW + 9), kiosk(ana), { ...anas, endedAt: NOW })).toMatchObject({ code: 'already-ended' });
  });

  test('R-L6 who takes it over begins when it ends, in one act; once the offer is over it is in use', () => {
    expect(run(take, kiosk(ben), { ...anas, offeredUntil: NOW + 9 })).toMatchObject({
      facts: [
        { type: 'session.ended', session: { ...anas, endedAt: NOW, outcome: 'handed-over' } },
        { type: 'session.started', session: { operator: { id: ben.id }, startedAt: NOW } },
      ],
    });
    expect(run(take, kiosk(ben), { ...anas, offeredUntil: NOW })).toMatchObject({ code: 'already-in-use' });
  });
});

describe('on a real hub', () => {
  let lab: TestLab;
  afterEach(() => lab.close());

  test('R-L5 a kiosk is told what the site wants done, and a site may want nothing', async () => {
    lab = await startLab({ idleMinutes: 20, idleThen: 'end' });
    expect((await kioskOf(lab, 'confocal')).hello).toHaveProperty('idle', { afterMs: 1_200_000, follows: 'end' });
    await lab.close();
    lab = await startLab({ idleMinutes: 0 });
    expect((await kioskOf(lab, 'confocal')).hello).not.toHaveProperty('idle');
  });

  test('R-L1 R-L3 what is known of it outlives the hub, and a station ends it alone', async () => {
    lab = await startLab();
    const sessionId = newId();
    const first = await kioskOf(lab, 'confocal', 'ana');
    const until = Date.now() + HOUR_MS;
    const start = { type: 'session.start', sessionId, equipmentId: lab.confocal.id, unattendedUntil: until } as const;
    const { session } = (await first.intent(start)).result as { session: Session };
    await first.call('sign-out', {});
    first.disconnect();
    await lab.restart();
    const again = await kioskOf(lab, 'confocal');
    expect(again.snapshots('floor')[0]).toHaveProperty(`state.sessions.${sessionId}`, session);
    expect(session).toMatchObject({ unattendedUntil: until, plannedEndAt: until });
    const ended = { type: 'session.end', sessionId, outcome: 'idle', endedAt: session.startedAt } as const;
    expect(await again.intent(ended)).toMatchObject({ ok: true, result: { session: { outcome: 'idle' } } });
    const isEnd = ({ type }: { type: string }) => type === 'session.ended';
    await again.seen<Facts>('facts', ({ facts }) => facts.some(isEnd));
    expect(again.factsOf('floor').find(isEnd)?.by).toEqual({
      station: { id: lab.stations.confocal.id, name: 'Kiosk Confocal' },
    });
  });
});
