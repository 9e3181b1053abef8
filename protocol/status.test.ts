import { describe, expect, it } from 'vitest';
import type { Equipment, Session } from './entities.ts';
import type { StationPresence } from './presence.ts';
import { isOvertime, statusOf } from './status.ts';

const id = '00000000-0000-7000-8000-000000000001';
const session: Session = { id, equipmentId: id, operator: { id, name: 'Ana' }, startedAt: 1_000, plannedEndAt: 2_000 };
const equipment = (more: Partial<Equipment>): Equipment => ({
  id,
  name: 'SEM 1',
  room: 'A1',
  category: 'microscope',
  condition: 'operational',
  requiresQualification: false,
  offlinePolicy: 'allow',
  stationIds: [id],
  ...more,
});
const lost: StationPresence = { stationId: id, state: 'offline', lastSeenAt: 500, version: '1', queued: 0 };
const works = equipment({});
const impaired = equipment({ condition: 'impaired', conditionReason: 'drifts' });
const locked = equipment({ condition: 'out-of-service', conditionReason: 'vented', expectedBackAt: 9_000 });

describe('statusOf', () => {
  it.each([
    ['free', works, undefined, undefined, { kind: 'free' }],
    ['free at a station that is there', works, undefined, { ...lost, state: 'online' }, { kind: 'free' }],
    ['free at an unsteady station', works, undefined, { ...lost, state: 'unstable' }, { kind: 'free' }],
    ['in use', works, session, undefined, { kind: 'in-use', session, impaired: false }],
    ['impaired', impaired, undefined, undefined, { kind: 'impaired', reason: 'drifts' }],
    ['impaired and in use', impaired, session, undefined, { kind: 'in-use', session, impaired: true }],
    ['locked', locked, undefined, undefined, { kind: 'out-of-service', reason: 'vented', expectedBackAt: 9_000 }],
    [
      'locked under somebody, at a lost station',
      locked,
      session,
      lost,
      { kind: 'out-of-service', reason: 'vented', expectedBackAt: 9_000, session },
    ],
    ['unknown at a lost station', works, undefined, lost, { kind: 'unknown', sinceMs: 500 }],
    ['unknown, with what was last known', impaired, session, lost, { kind: 'unknown', sinceMs: 500, session }],
  ] as const)('PR-7 says %s', (_name, it, open, station, expected) => {
    expect(statusOf(it, open, station)).toEqual(expected);
  });

  it('PR-7 calls a session overtime only after its plan, and never without one', () => {
    const { plannedEndAt: _planned, ...unplanned } = session;
    expect([isOvertime(session, 2_000), isOvertime(session, 2_001), isOvertime(unplanned, 9e15)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
