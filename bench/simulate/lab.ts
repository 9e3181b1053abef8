import { v7 as newId } from 'uuid';
import type { Equipment, Role, Station, User } from '../../protocol/entities.ts';
import type { FactBody } from '../../protocol/facts.ts';
import { writeDirectly } from '../../server/flow/direct.ts';
import { openStore } from '../../server/hub.ts';
import { hashBadge, hashPassword, hashToken, newToken } from '../../server/identity/hashes.ts';
import type { Secret } from '../../server/store/store.ts';
import type { Random } from '../../tests/faults/random.ts';
import { FIRST_NAMES, INSTRUMENTS, LAST_NAMES } from './words.ts';

export interface Visitor {
  user: User;
  badge: string;
}

/** A lab with everyone's way in; one of its managers can sign in at the dashboard with `password`. */
export interface SimulatedLab {
  kiosks: { station: Station; token: string }[];
  desks: { user: User; token: string }[];
  visitors: Visitor[];
  password: string;
}

const PEOPLE_PER_KIOSK = 3;
const KIOSKS_PER_DESK = 12;
/** Every so many kiosks one stands at two instruments. */
const SECOND_AT_EVERY = 4;
const INSTRUMENTS_PER_ROOM = 5;
const DAY_MS = 24 * 3_600_000;

/** Writes the lab into an empty store. */
export async function makeLab(folder: string, stations: number, random: Random): Promise<SimulatedLab> {
  const equipment: Equipment[] = [];
  const kiosks = Array.from({ length: stations }, (_, index) => {
    const id = newId();
    const here = Array.from({ length: index % SECOND_AT_EVERY === 0 ? 2 : 1 }, () => {
      equipment.push(instrument(equipment.length, id));
      return equipment.at(-1)?.id ?? '';
    });
    const name = `Kiosk ${equipment.at(-1)?.name ?? index}`;
    return { station: { id, name, equipmentIds: here.toSorted() }, token: newToken('station') };
  });
  const names = people(random);
  const visitors = Array.from({ length: stations * PEOPLE_PER_KIOSK }, (_, index) => ({
    user: names.next('researcher'),
    badge: String(10_000 + index),
  }));
  const desks = Array.from({ length: Math.ceil(stations / KIOSKS_PER_DESK) }, () => ({
    user: names.next('manager'),
    token: newToken('web'),
  }));
  // Somebody must be able to do everything, or the hub asks for its first admin.
  for (const one of desks.slice(0, 1)) one.user = { ...one.user, role: 'admin' };
  const password = newToken('web').slice(-12);
  await write(folder, { kiosks, desks, visitors, password }, equipment);
  return { kiosks, desks, visitors, password };
}

function instrument(index: number, stationId: string): Equipment {
  const [category, name] = INSTRUMENTS[index % INSTRUMENTS.length] ?? ['', ''];
  return {
    id: newId(),
    name: `${name} ${Math.floor(index / INSTRUMENTS.length) + 1}`,
    room: `Room ${Math.floor(index / INSTRUMENTS_PER_ROOM) + 1}`,
    category,
    condition: 'operational',
    requiresQualification: false,
    offlinePolicy: 'allow-current',
    stationIds: [stationId],
  };
}

function people(random: Random): { next(role: Role): User } {
  let count = 0;
  return {
    next: (role) => {
      const first = random.pick(FIRST_NAMES);
      const username = `${first
        .normalize('NFD')
        .replaceAll(/[^a-zA-Z]/g, '')
        .toLowerCase()}${++count}`;
      return { id: newId(), username, name: `${first} ${random.pick(LAST_NAMES)}`, role, signsInWith: ['badge'] };
    },
  };
}

async function write(folder: string, lab: SimulatedLab, equipment: Equipment[]): Promise<void> {
  const store = await openStore(folder);
  const siteKey = await store.siteKey();
  const passwordHash = await hashPassword(lab.password);
  const facts: FactBody[] = [
    ...[...lab.visitors, ...lab.desks].map(({ user }): FactBody => ({ type: 'user.created', user })),
    ...equipment.map((one): FactBody => ({ type: 'equipment.created', equipment: one })),
    ...lab.kiosks.map(({ station }): FactBody => ({ type: 'station.enrolled', station })),
  ];
  const secrets: Secret[] = [
    ...lab.kiosks.map(({ station, token }): Secret => {
      return { kind: 'station', stationId: station.id, tokenHash: hashToken(token) };
    }),
    ...lab.visitors.map(({ user, badge }): Secret => {
      return { kind: 'user', userId: user.id, badgeHash: hashBadge(siteKey, badge) };
    }),
    ...lab.desks.map(({ user }): Secret => ({ kind: 'user', userId: user.id, passwordHash })),
  ];
  const refusal = await writeDirectly(store, () => ({ facts, secrets }));
  if (refusal) throw new Error(refusal.message);
  const at = Date.now();
  for (const { user, token } of lab.desks)
    await store.saveWebSession(hashToken(token), { userId: user.id, at, expiresAt: at + DAY_MS });
  await store.close();
}
