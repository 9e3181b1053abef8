import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Session } from '../../protocol/entities.ts';
import type { Fact } from '../../protocol/facts.ts';
import { applyFloor, emptyFloor, type FloorState, openSessionOn } from '../../protocol/floor.ts';
import { arbLog as theirLog } from '../../protocol/test-kit/arbitrary.ts';
import { foldInto, isKnown, type LiveFloor, liveFloor } from './fold-into.ts';

// TypeScript reads fast-check's types twice here, as a module and as CommonJS; it is one package.
const arbLog = theirLog as unknown as fc.Arbitrary<Fact[]>;

const folded = (log: readonly Fact[]): FloorState => log.reduce<FloorState>(applyFloor, emptyFloor);

function foldedInPlace(log: readonly Fact[], from: FloorState = emptyFloor): LiveFloor {
  const floor = liveFloor(from);
  for (const fact of log) foldInto(floor, fact);
  return floor;
}

const mapsOf = ({ sessionOn: _index, ...maps }: LiveFloor): FloorState => maps;

const ABOUT_OPEN = ['session.started', 'session.extended', 'session.updated', 'session.ended'] as const;
type AboutOpen = Extract<Fact, { type: (typeof ABOUT_OPEN)[number] }>;
const isAboutOpen = (fact: Fact): fact is AboutOpen => (ABOUT_OPEN as readonly string[]).includes(fact.type);

/** Drops what a hub never says: a second open session on equipment, or a session that changes its equipment. */
function withOneSessionEach(log: readonly Fact[]): Fact[] {
  const open = new Map<string, Session>();
  return log.filter((fact) => {
    if (!isAboutOpen(fact)) return true;
    const { id, equipmentId } = fact.session;
    const before = open.get(id);
    if (before && before.equipmentId !== equipmentId) return false;
    if (fact.type === 'session.ended') return open.delete(id) || true;
    const isTaken = [...open.values()].some((one) => one.id !== id && one.equipmentId === equipmentId);
    if (!isTaken) open.set(id, fact.session);
    return !isTaken;
  });
}

test('S-S1 folding in place means the same as the fold of the protocol', () => {
  fc.assert(
    fc.property(arbLog, (log) => {
      expect(mapsOf(foldedInPlace(log))).toEqual(folded(log));
    }),
  );
});

test('S-S1 folding on from a snapshot means the same, and leaves the snapshot alone', () => {
  fc.assert(
    fc.property(arbLog, fc.nat({ max: 60 }), (log, at) => {
      const snapshot = folded(log.slice(0, at));
      const copy = structuredClone(snapshot);
      expect(mapsOf(foldedInPlace(log.slice(at), snapshot))).toEqual(folded(log));
      expect(snapshot).toEqual(copy);
    }),
  );
});

test('S-S2 the index finds the open session of equipment, and none where there is none', () => {
  fc.assert(
    fc.property(arbLog.map(withOneSessionEach), fc.nat({ max: 60 }), (log, at) => {
      const floor = foldedInPlace(log.slice(at), folded(log.slice(0, at)));
      const equipmentIds = new Set(log.flatMap((fact) => ('session' in fact ? [fact.session.equipmentId] : [])));
      for (const id of equipmentIds) {
        expect(floor.sessions[floor.sessionOn.get(id) ?? '']).toEqual(openSessionOn(floor, id));
      }
    }),
  );
});

test('S-S1 a fact of a newer hub is told apart', () => {
  expect(isKnown({ seq: 1, at: 0, by: {}, type: 'moon.landed' })).toBe(false);
});
