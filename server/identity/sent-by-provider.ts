import { v7 as newId } from 'uuid';
import type { User } from '../../protocol/entities.ts';
import { writeInHub } from '../flow/in-hub.ts';
import type { Ledger } from '../flow/ledger.ts';
import { secretAfter } from '../rules/user-means.ts';
import { refuseTaken } from '../rules/user-power.ts';
import type { ProvenPerson } from './open-id-provider.ts';

interface Sent {
  unknownPeople: 'refuse' | 'add-as-researcher';
  now: number;
  address: string;
}

/** The lab's person of this name; one more researcher where there is none and the site wants them. Left ones stay known. */
export async function personSent(ledger: Ledger, proven: ProvenPerson, sent: Sent): Promise<User | undefined> {
  await ledger.refresh();
  const known = personNamed(ledger, proven.username);
  if (known || sent.unknownPeople === 'refuse') return known;
  const user: User = { id: newId(), ...proven, role: 'researcher', signsInWith: [] };
  const by = { user: { id: user.id, name: user.name } };
  await writeInHub(ledger, { at: sent.now, by, address: sent.address }, async (lab) => {
    const taken = refuseTaken(lab, user.username, user.id);
    return taken ?? { facts: [{ type: 'user.created', user }], secrets: [secretAfter(user.id, {}, [])] };
  });
  // Somebody may have added them meanwhile: then it is that one.
  return personNamed(ledger, proven.username);
}

const personNamed = ({ world }: Ledger, username: string): User | undefined =>
  Object.values(world.staff.users).find((one) => one.username === username);
