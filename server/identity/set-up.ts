import { v7 as newId } from 'uuid';
import type { User } from '../../protocol/entities.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { SetUpRequest } from '../../protocol/set-up.ts';
import type { StaffState } from '../../protocol/staff.ts';
import { writeInHub } from '../flow/in-hub.ts';
import type { Ledger } from '../flow/ledger.ts';
import { isAdminLeft, refuseTaken } from '../rules/user-power.ts';
import { hashPassword, hashToken, isSameHash, newToken } from './hashes.ts';
import { refuseLikeName } from './seal.ts';

/** A day: whoever starts the hub in the evening sets it up in the morning. Another start prints another link. */
const SET_UP_MS = 24 * 3_600_000;

/** What this hub knows of the link that it has printed. Only in memory: it is of no use to another start. */
export interface SetUpLink {
  tokenHash: string;
  expiresAt: number;
}

/** A link for a lab that nobody can change yet; nothing where there is an admin. */
export function newSetUpLink(staff: StaffState, now: number): { token: string; link: SetUpLink } | undefined {
  if (isAdminLeft(staff)) return undefined;
  const token = newToken('setup');
  return { token, link: { tokenHash: hashToken(token), expiresAt: now + SET_UP_MS } };
}

interface Looking {
  link: SetUpLink | undefined;
  staff: StaffState;
  now: number;
}

/** The link of this token, where it serves. */
export function linkOf(token: string, { link, staff, now }: Looking): SetUpLink | Refusal {
  if (isAdminLeft(staff)) {
    return refuse('conflict', 'This lab has an admin already, so this link serves no more. Sign in, or ask the admin.');
  }
  if (!link || !isSameHash(hashToken(token), link.tokenHash)) {
    return refuse(
      'unauthorized',
      'This is not the link that the hub has printed. Copy the whole line, or start it again.',
    );
  }
  if (link.expiresAt > now) return link;
  return refuse('forbidden', 'This link has run out. Start the hub again: it prints a new one.');
}

/** Makes the holder of the link the first admin. Of two at once one wins: the lab is looked at where it is written. */
export async function makeFirstAdmin(
  ledger: Ledger,
  { token, name, username, password }: SetUpRequest,
  { link, now, address }: { link: SetUpLink | undefined; now: number; address: string },
): Promise<User | Refusal> {
  const found = linkOf(token, { link, staff: ledger.world.staff, now });
  const early = 'code' in found ? found : refuseLikeName(password, username);
  if (early) return early;
  const passwordHash = await hashPassword(password);
  const user: User = { id: newId(), username, name, role: 'admin', signsInWith: ['password'] };
  const by = { user: { id: user.id, name } };
  const refusal = await writeInHub(ledger, { at: now, by, address }, async (lab) => {
    const still = linkOf(token, { link, staff: lab.staff, now });
    if ('code' in still) return still;
    const taken = refuseTaken(lab, username, user.id);
    return (
      taken ?? { facts: [{ type: 'user.created', user }], secrets: [{ kind: 'user', userId: user.id, passwordHash }] }
    );
  });
  return refusal ?? user;
}
