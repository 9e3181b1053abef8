import type { User } from '../../protocol/entities.ts';
import type { Actor } from '../../protocol/wire.ts';
import { signedIn } from '../identity/signed-in.ts';

/** Somebody who signed in at a kiosk from a list of ours, and until when they could. */
export interface Vouched {
  userId: string;
  until: number;
}

/** Who acts: whoever the kiosk's list let in, in place of whom the hub knows there. */
export function actingAs(actor: Actor, vouched: Vouched | undefined, users: Readonly<Record<string, User>>): Actor {
  if (!vouched || actor.kind !== 'station') return actor;
  const user = users[vouched.userId];
  return { kind: 'station', station: actor.station, ...(user && { user: signedIn(user) }) };
}
