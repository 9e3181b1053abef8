import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { newPin } from '../../protocol/credentials.ts';
import type { Downtime } from '../../protocol/downtime.ts';
import {
  type Equipment,
  runsUntil,
  type Session,
  type SignInMeans,
  type Station,
  type User,
} from '../../protocol/entities.ts';
import type { FactBody } from '../../protocol/facts.ts';
import type { Named } from '../../protocol/scalars.ts';
import type { Wait } from '../../protocol/wait.ts';
import { writeDirectly } from '../flow/direct.ts';
import { hashBadge, hashPassword, hashToken, newToken } from '../identity/hashes.ts';
import type { Secret, Store } from '../store/store.ts';
import { DEMO_FILE, type DemoNotes } from './describe.ts';
import {
  DEMO_DOWNTIMES,
  DEMO_EQUIPMENT,
  DEMO_PEOPLE,
  DEMO_SESSIONS,
  DEMO_STATIONS,
  DEMO_WAITS,
  type DemoEquipment,
} from './lab.ts';
import { nextWorkdayAt } from './workday.ts';

type ByKey<T> = Map<string, T>;

/** Fills an empty store with the demo lab, and notes its sign-ins beside it; leaves any other store alone. */
export async function fillDemo(store: Store, data: string, now: number): Promise<void> {
  const { floor, staff } = await store.load();
  if (Object.keys(floor.equipment).length + Object.keys(staff.users).length > 0) return;
  const stations = DEMO_STATIONS.map((one) => ({ ...one, id: newId(), token: newToken('station') }));
  const equipment = placeEquipment(stations, now);
  const people = await enlist(store);
  const users = new Map(people.map(({ user }) => [user.username, user]));
  const facts: FactBody[] = [
    ...people.map(({ user }): FactBody => ({ type: 'user.created', user })),
    ...[...equipment.values()].map((one): FactBody => ({ type: 'equipment.created', equipment: one })),
    ...stations.map((one): FactBody => ({ type: 'station.enrolled', station: asStation(one, equipment) })),
    ...DEMO_SESSIONS.map(
      (one): FactBody => ({ type: 'session.started', session: asSession(one, equipment, users, now) }),
    ),
    ...DEMO_WAITS.map((one): FactBody => ({ type: 'wait.begun', wait: asWait(one, equipment, users, now) })),
    ...DEMO_DOWNTIMES.map(
      (one): FactBody => ({ type: 'downtime.planned', downtime: asDowntime(one, equipment, users, now) }),
    ),
  ];
  const secrets: Secret[] = [
    ...people.map(({ secret }) => secret),
    ...stations.map((one): Secret => ({ kind: 'station', stationId: one.id, tokenHash: hashToken(one.token) })),
  ];
  noteSignIns(data, {
    stations: stations.map(({ name, token }) => ({ name, token })),
    people: people.map(({ note }) => note),
  });
  const refusal = await writeDirectly(store, () => ({ facts, secrets }));
  if (refusal) throw new Error(refusal.message);
}

type DemoStation = (typeof DEMO_STATIONS)[number] & { id: string };

function placeEquipment(stations: DemoStation[], now: number): ByKey<Equipment> {
  const stationIds = (key: string) => stations.filter((one) => one.at.includes(key)).map((one) => one.id);
  return new Map(DEMO_EQUIPMENT.map((one) => [one.key, asEquipment(one, stationIds(one.key).sort(), now)]));
}

function asEquipment(one: DemoEquipment, stationIds: string[], now: number): Equipment {
  const { condition, afterUse, afterUseNote } = one;
  return {
    id: newId(),
    name: one.name,
    room: one.room,
    category: one.category,
    condition: condition?.state ?? 'operational',
    ...(condition && { conditionReason: condition.reason }),
    ...(condition?.backInMs !== undefined && { expectedBackAt: now + condition.backInMs }),
    requiresQualification: false,
    offlinePolicy: 'allow-current',
    ...(afterUse && { afterUse }),
    ...(afterUseNote !== undefined && { afterUseNote }),
    stationIds,
  };
}

const asStation = (one: DemoStation, equipment: ByKey<Equipment>): Station => ({
  id: one.id,
  name: one.name,
  equipmentIds: one.at.map((key) => known(equipment, key).id).sort(),
});

function asSession(
  one: (typeof DEMO_SESSIONS)[number],
  equipment: ByKey<Equipment>,
  users: ByKey<User>,
  now: number,
): Session {
  const at = known(equipment, one.at);
  const startedAt = now - one.sinceMs;
  const plannedEndAt = startedAt + one.plannedMs;
  const [stationId] = at.stationIds;
  return {
    id: newId(),
    equipmentId: at.id,
    operator: namedIn(users, one.operator),
    project: one.project,
    startedAt,
    plannedEndAt,
    ...runsUntil(one.isUnattended && plannedEndAt, plannedEndAt),
    ...(stationId !== undefined && { stationId }),
  };
}

const asWait = (
  one: (typeof DEMO_WAITS)[number],
  equipment: ByKey<Equipment>,
  users: ByKey<User>,
  now: number,
): Wait => ({
  user: namedIn(users, one.person),
  equipmentId: known(equipment, one.for).id,
  since: now - one.sinceMs,
});

function asDowntime(
  { at, reason, plannedBy, sinceMs, fromHour, lastsMs }: (typeof DEMO_DOWNTIMES)[number],
  equipment: ByKey<Equipment>,
  users: ByKey<User>,
  now: number,
): Downtime {
  const startsAt = nextWorkdayAt(fromHour, now);
  return {
    id: newId(),
    equipmentId: known(equipment, at).id,
    startsAt,
    endsAt: startsAt + lastsMs,
    reason,
    plannedBy: namedIn(users, plannedBy),
    plannedAt: now - sinceMs,
  };
}

async function enlist(store: Store) {
  const siteKey = await store.siteKey();
  return Promise.all(
    DEMO_PEOPLE.map(async ({ badge, ...person }) => {
      const pin = person.role === 'researcher' ? undefined : newDemoPin();
      const means: SignInMeans[] = pin === undefined ? ['badge', 'password'] : ['badge', 'pin', 'password'];
      const user: User = { id: newId(), ...person, signsInWith: means };
      const password = newPassword();
      const secret: Secret = {
        kind: 'user',
        userId: user.id,
        passwordHash: await hashPassword(password),
        badgeHash: hashBadge(siteKey, badge),
        ...(pin !== undefined && { pinHash: await hashPassword(pin) }),
      };
      return { user, secret, note: { ...person, badge, ...(pin !== undefined && { pin }), password } };
    }),
  );
}

const WORDS = [
  'amber',
  'basalt',
  'cobalt',
  'delta',
  'ember',
  'fjord',
  'garnet',
  'helium',
  'indigo',
  'jasper',
  'kelvin',
  'lumen',
  'mica',
  'neon',
  'onyx',
  'prism',
];

/** Easy to type and new for every demo store, so that a demo left running is not open to all. */
const newPassword = (): string =>
  `${WORDS[randomInt(WORDS.length)]}-${WORDS[randomInt(WORDS.length)]}-${randomInt(1000, 10_000)}`;

/** Those who run the lab never sign in by badge alone. */
function newDemoPin(): string {
  for (;;) {
    const pin = String(randomInt(1000, 10_000));
    if (newPin.safeParse(pin).success) return pin;
  }
}

function noteSignIns(data: string, notes: DemoNotes): void {
  writeFileSync(join(data, DEMO_FILE), `${JSON.stringify(notes, null, 2)}\n`, { mode: 0o600 });
}

function namedIn(users: ByKey<User>, username: string): Named {
  const { id, name } = known(users, username);
  return { id, name };
}

function known<T>(all: ByKey<T>, key: string): T {
  const one = all.get(key);
  if (!one) throw new Error(`The demo lab names ${key}, which it does not have.`);
  return one;
}
