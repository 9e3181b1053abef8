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

/** Who may use what stands at this station, as only what they sign in with opens it, signed for this station alone. */
export function signList(station: Station, options: ListOptions): SignedList {
  const { keys, means, version, issuedAt, expiresAt } = options;
  const stationKey = keyed(keys.secret, `station ${station.id}`);
  const under = { stationKey, bound: `${station.id} ${version}` };
  const entries = means.flatMap((one) =>
    waysIn(station, one, options).map(({ person, slow }) => seal(person, slow, under)),
  );
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

/** By what somebody opens their place, and what they find there: by badge as the site's policy says, and by password. */
function waysIn(station: Station, means: ListedMeans, options: ListOptions): { person: ListedPerson; slow: string }[] {
  const user = options.world.staff.users[means.userId];
  const person = user && listed(station, user, options);
  if (!user || !person) return [];
  const { slowBadge, slowPassword, pinHash } = means;
  const ways = options.policy[user.role];
  const found: { person: ListedPerson; slow: string }[] = [];
  const needsPin = !ways.includes('badge');
  const mayShowBadge = !needsPin || (ways.includes('badge+pin') && pinHash !== null);
  if (slowBadge !== null && mayShowBadge) {
    found.push({ person: { ...person, needsPin, ...(pinHash !== null && { pin: pinHash }) }, slow: slowBadge });
  }
  if (slowPassword !== null && ways.includes('password')) found.push({ person, slow: slowPassword });
  return found;
}

function listed(
  station: Station,
  user: User,
  { world, keys, version, issuedAt }: ListOptions,
): ListedPerson | undefined {
  if (user.deactivatedAt !== undefined) return undefined;
  const equipment = station.equipmentIds.flatMap((id) => {
    const one = world.floor.equipment[id];
    const leave = one && leaveFor(one, user, world, issuedAt);
    return leave ? [[id, leave] as const] : [];
  });
  if (equipment.length === 0) return undefined;
  return {
    user: signedIn(user),
    needsPin: false,
    equipment: Object.fromEntries(equipment),
    voucher: voucherOf(keys.secret, station.id, { userId: user.id, version }),
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

function seal(person: ListedPerson, slow: string, under: { stationKey: string; bound: string }): ListEntry {
  const key = createHmac('sha256', under.stationKey).update(slow).digest();
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(under.bound));
  const box = Buffer.concat([cipher.update(JSON.stringify(person), 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const tag = createHmac('sha256', key).update('tag').digest('base64url');
  return { tag, nonce: nonce.toString('base64url'), box: box.toString('base64url') };
}

const keyed = (secret: string, text: string): string => createHmac('sha256', secret).update(text).digest('base64url');
