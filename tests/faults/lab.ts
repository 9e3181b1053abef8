import type { Equipment, OfflinePolicy, Station, User } from '../../protocol/entities.ts';
import type { FactBody } from '../../protocol/facts.ts';
import { writeDirectly } from '../../server/flow/direct.ts';
import { openStore } from '../../server/hub.ts';
import { hashBadge, hashToken, newToken } from '../../server/identity/hashes.ts';
import type { Secret } from '../../server/store/store.ts';
import { newEquipment, newStation, newUser } from '../contract/lab.ts';

/** A lab for a storm: each kiosk stands at two instruments, and each instrument has two kiosks that may collide. */
export interface StormLab {
  kiosks: { station: Station; token: string }[];
  desks: { user: User; token: string }[];
  badges: string[];
  /** An admin who only looks: the checker's way in. */
  auditor: string;
}

const POLICIES: readonly OfflinePolicy[] = ['allow', 'allow-current', 'deny'];
/** Every so many instruments one needs a qualification that nobody has. */
const QUALIFIED_EVERY = 9;
const DAY_MS = 24 * 3_600_000;

/** Writes the lab into an empty store. */
export async function prepareLab(folder: string, kioskCount: number, deskCount: number): Promise<StormLab> {
  const numbers = Array.from({ length: kioskCount }, (_, index) => index);
  const equipment = numbers.map((index) => instrument(index));
  const kiosks = numbers.map((index) => {
    const here = [equipment[index], equipment[(index + 1) % kioskCount]].flatMap((one) => one?.id ?? []);
    return { station: newStation(`Kiosk ${index}`, [...new Set(here)].sort()), token: newToken('station') };
  });
  const desks = Array.from({ length: deskCount }, (_, index) => manager(`desk${index}`));
  const auditor = { user: newUser('auditor', 'admin'), token: newToken('web') };
  const people = numbers.map((index) => ({ user: newUser(`person${index}`), badge: `7${index}` }));
  const users = [...people.map((one) => one.user), ...desks.map((one) => one.user), auditor.user];
  const facts: FactBody[] = [
    ...users.map((user): FactBody => ({ type: 'user.created', user })),
    ...equipment.map((one): FactBody => ({ type: 'equipment.created', equipment: placed(one, kiosks) })),
    ...kiosks.map(({ station }): FactBody => ({ type: 'station.enrolled', station })),
  ];
  await write(folder, facts, kiosks, people, [...desks, auditor]);
  return { kiosks, desks, badges: people.map((one) => one.badge), auditor: auditor.token };
}

const manager = (username: string) => ({ user: newUser(username, 'manager'), token: newToken('web') });

const instrument = (index: number): Equipment =>
  newEquipment(`Instrument ${index}`, {
    offlinePolicy: POLICIES[index % POLICIES.length] ?? 'allow',
    requiresQualification: index % QUALIFIED_EVERY === QUALIFIED_EVERY - 1,
  });

const placed = (one: Equipment, kiosks: StormLab['kiosks']): Equipment => ({
  ...one,
  stationIds: kiosks
    .filter(({ station }) => station.equipmentIds.includes(one.id))
    .map(({ station }) => station.id)
    .sort(),
});

async function write(
  folder: string,
  facts: FactBody[],
  kiosks: StormLab['kiosks'],
  people: { user: User; badge: string }[],
  managers: StormLab['desks'],
): Promise<void> {
  const store = await openStore(folder);
  const siteKey = await store.siteKey();
  const secrets: Secret[] = [
    ...kiosks.map(({ station, token }): Secret => {
      return { kind: 'station', stationId: station.id, tokenHash: hashToken(token) };
    }),
    ...people.map(({ user, badge }): Secret => {
      return { kind: 'user', userId: user.id, badgeHash: hashBadge(siteKey, badge) };
    }),
  ];
  const refusal = await writeDirectly(store, () => ({ facts, secrets }));
  if (refusal) throw new Error(refusal.message);
  const at = Date.now();
  for (const { user, token } of managers)
    await store.saveWebSession(hashToken(token), { userId: user.id, at, expiresAt: at + DAY_MS });
  await store.close();
}
