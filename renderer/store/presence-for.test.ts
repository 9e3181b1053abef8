import { expect, test } from 'vitest';
import type { Equipment, Session } from '../../protocol/entities.ts';
import type { StationPresence } from '../../protocol/presence.ts';
import { presenceFor } from './presence-for.ts';

const equipment = { stationIds: ['left', 'right'] } as Equipment;
const session = { stationId: 'right' } as Session;
const seen = (stationId: string, state: StationPresence['state'], lastSeenAt = 0): StationPresence => ({
  stationId,
  state,
  lastSeenAt,
  version: '1',
  queued: 0,
});
const presence = (...all: StationPresence[]) => new Map(all.map((one) => [one.stationId, one]));

test('S-S6 the station where the session was started vouches for it', () => {
  expect(presenceFor(equipment, session, presence(seen('left', 'online'), seen('right', 'offline')))?.state).toBe(
    'offline',
  );
});

test('S-S6 without a session, the best station that stands there does', () => {
  expect(
    presenceFor(equipment, undefined, presence(seen('left', 'offline'), seen('right', 'unstable')))?.stationId,
  ).toBe('right');
});

test('S-S6 of two lost ones, the one that was seen last says since when', () => {
  const both = presence(seen('left', 'offline', 5), seen('right', 'offline', 9));
  expect(presenceFor(equipment, undefined, both)?.lastSeenAt).toBe(9);
});

test('S-S6 a station that the hub never heard of says nothing', () => {
  expect(presenceFor(equipment, session, presence())).toBe(undefined);
});
