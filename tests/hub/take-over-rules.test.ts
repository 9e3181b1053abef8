import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { IntentBody } from '../../protocol/intents.ts';
import { decide } from '../../server/rules/decide.ts';
import type { Lab } from '../../server/rules/rule.ts';
import { newSession } from '../contract/lab.ts';
import { ana, at, ben, confocal, desk, emptyLab, maria, NOW, run } from './rules-lab.ts';

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
