import type { Equipment } from '../../protocol/entities.ts';
import type { Fact, FactBody } from '../../protocol/facts.ts';
import { emptyFloor } from '../../protocol/floor.ts';
import type { IntentBody } from '../../protocol/intents.ts';
import type { Actor, Hello, SignedIn } from '../../protocol/wire.ts';

/** The id of something by number: a UUID that reads well in a failure. */
export const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const equipmentOf = (n: number, more: Partial<Equipment> = {}): Equipment => ({
  id: idOf(n),
  name: `Equipment ${n}`,
  room: 'A1',
  category: 'microscope',
  condition: 'operational',
  requiresQualification: false,
  offlinePolicy: 'allow',
  stationIds: [],
  ...more,
});

export const placed = (seq: number, body: FactBody): Fact => ({ seq, at: 1_700_000_000_000 + seq, by: {}, ...body });

/** A fact that creates equipment `n`, at place `n`. */
export const created = (n: number): Fact => placed(n, { type: 'equipment.created', equipment: equipmentOf(n) });

export const create = (n: number): IntentBody => ({ type: 'equipment.create', equipmentId: idOf(n), name: `New ${n}` });

export const ana: SignedIn = { id: idOf(900), name: 'Ana', username: 'ana', role: 'researcher' };
export const ben: SignedIn = { id: idOf(901), name: 'Ben', username: 'ben', role: 'researcher' };

export const station: Actor = { kind: 'station', station: { id: idOf(500), name: 'Station', equipmentIds: [] } };
export const atStation = (user: SignedIn): Actor => ({ ...station, kind: 'station', user }) as Actor;

export const helloOf = (more: Partial<Hello> = {}): Hello => ({
  serverTime: 1_700_000_000_000,
  heartbeat: { everyMs: 5_000, graceMs: 12_000 },
  lastN: 0,
  actor: station,
  channels: ['floor'],
  ...more,
});

/** The floor with equipment 1 to `n`, at place `n`. */
export const floorAt = (n: number, epoch = 'e1') => ({
  channel: 'floor' as const,
  epoch,
  seq: n,
  state: {
    ...emptyFloor,
    equipment: Object.fromEntries(Array.from({ length: n }, (_, i) => [idOf(i + 1), equipmentOf(i + 1)])),
  },
});

export const factsOf = (...places: number[]) => ({
  channel: 'floor' as const,
  epoch: 'e1',
  facts: places.map(created),
});
export const headAt = (seq: number, epoch = 'e1') => ({ floor: { epoch, seq } });
