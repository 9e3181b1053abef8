import { createCipheriv, createHmac, createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';
import { type Equipment, isQualified, qualificationKey, type Station, type User } from '../../protocol/entities.ts';
import type { ListBody, ListEntry, ListedPerson, SavedSignIn, SignedList } from '../../protocol/sign-in-list.ts';
import type { SignInPolicy } from '../config.ts';
import type { World } from '../flow/world.ts';
import type { ListedMeans, ListKeys } from '../store/store.ts';
import { isSameHash } from './hashes.ts';
import { signedIn } from './signed-in.ts';

const NONCE_BYTES = 12;

export interface ListTimes {
  version: number;
  issuedAt: number;
  expiresAt: number;
}

export interface ListOptions extends ListTimes {
  world: World;
  means: readonly ListedMeans[];
  policy: SignInPolicy;
  keys: ListKeys;
}

/** Who may use what stands at this station, as only their badges open it, signed for this station alone. */
export function signList(station: Station, options: ListOptions): SignedList {
  const { keys, means, version, issuedAt, expiresAt } = options;
  const stationKey = keyed(keys.secret, `station ${station.id}`);
  const entries = means.flatMap((one) => {
    const person = listed(station, one, options);
    return person ? [seal(person, one.slowBadge, { stationKey, bound: `${station.id} ${version}` })] : [];
  });
  const times = { version, issuedAt, expiresAt };
  const whole: ListBody = { stationId: station.id, ...times, salt: keys.salt, stationKey, entries };
  const body = JSON.stringify(whole);
  const privateKey = createPrivateKey(keys.privateKey);
  const key = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64url');
  return { key, body, signature: sign(null, Buffer.from(body), privateKey).toString('base64url') };
}

/** Whether this person was on this station's list of this version. */
export const isVouched = ({ secret }: ListKeys, stationId: string, saved: SavedSignIn): boolean =>
  isSameHash(saved.voucher, voucherOf(secret, stationId, saved));

const voucherOf = (secret: string, stationId: string, { userId, version }: Omit<SavedSignIn, 'voucher'>): string =>
  keyed(secret, `voucher ${stationId} ${userId} ${version}`);

function listed(
  station: Station,
  { userId, pinHash }: ListedMeans,
  { world, policy, keys, version, issuedAt }: ListOptions,
): ListedPerson | undefined {
  const user = world.staff.users[userId];
  if (!user || user.deactivatedAt !== undefined) return undefined;
  const ways = policy[user.role];
  const needsPin = !ways.includes('badge');
  if (needsPin && (!ways.includes('badge+pin') || pinHash === null)) return undefined;
  const equipment = station.equipmentIds.flatMap((id) => {
    const one = world.floor.equipment[id];
    const leave = one && leaveFor(one, user, world, issuedAt);
    return leave ? [[id, leave] as const] : [];
  });
  if (equipment.length === 0) return undefined;
  return {
    user: signedIn(user),
    needsPin,
    ...(pinHash !== null && { pin: pinHash }),
    equipment: Object.fromEntries(equipment),
    voucher: voucherOf(keys.secret, station.id, { userId, version }),
  };
}

/** Leave to use equipment without the hub, and until when; none where its policy is `deny`. */
function leaveFor(equipment: Equipment, user: User, world: World, now: number): { until?: number } | undefined {
  if (equipment.offlinePolicy === 'deny') return undefined;
  if (!equipment.requiresQualification || user.role !== 'researcher') return {};
  const held = world.staff.qualifications[qualificationKey(user.id, equipment.id)];
  if (!isQualified(held, now)) return undefined;
  return held?.expiresAt === undefined ? {} : { until: held.expiresAt };
}

function seal(person: ListedPerson, slowBadge: string, under: { stationKey: string; bound: string }): ListEntry {
  const key = createHmac('sha256', under.stationKey).update(slowBadge).digest();
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(under.bound));
  const box = Buffer.concat([cipher.update(JSON.stringify(person), 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const tag = createHmac('sha256', key).update('tag').digest('base64url');
  return { tag, nonce: nonce.toString('base64url'), box: box.toString('base64url') };
}

const keyed = (secret: string, text: string): string => createHmac('sha256', secret).update(text).digest('base64url');
