import type { Session } from '../../protocol/entities.ts';
import type { FactBody } from '../../protocol/facts.ts';
import type { FloorState } from '../../protocol/floor.ts';
import type { IntentOf, IntentType } from '../../protocol/intents.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { StaffState } from '../../protocol/staff.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import type { Sealed } from '../identity/seal.ts';
import type { Secret } from '../store/store.ts';

/** What rules may look at: the lab as it is before this intent. */
export interface Lab {
  floor: FloorState;
  staff: StaffState;
  /** Sessions that are no longer open, as far as the intent at hand may need them. */
  past: ReadonlyMap<string, Session>;
}

/** Who asks, from where, and the hub's time. */
export interface Asking {
  user: SignedIn;
  /** The intent's own id: what it makes may bear it. */
  intentId: string;
  /** The station that they stand at; none at a desk. */
  stationId?: string;
  now: number;
  /** Set where nobody could be asked when the person acted: when that was, on the hub's clock as well as known. */
  claimedAt?: number;
  /** How far that may be off, where the client knows. */
  clockErrorMs?: number;
  /** Set where their kiosk signed them in from its saved list; `late` where they could not sign in there any more. */
  savedSignIn?: 'good' | 'late';
  /** The hashes of what this intent sets to sign in with, by person; a rule never sees a secret. */
  sealed: Sealed;
}

/** What an intent leads to: the facts, what its sender is told, and the hashes that go into the store beside. */
export interface Decision {
  facts: FactBody[];
  result: unknown;
  secrets?: Secret[];
}

/** A rule is pure: the same lab, intent and asker always lead to the same decision or refusal. */
export type Rule<T extends IntentType> = (lab: Lab, intent: IntentOf<T>, asking: Asking) => Decision | Refusal;

/** What is kept of having been told late. */
export const offlineMark = (asking: Asking): Pick<Session, 'recordedOffline'> => ({
  ...(asking.claimedAt !== undefined && { recordedOffline: true }),
});

/** What a session keeps of that, and of who was signed in without the hub. */
export const lateMark = (asking: Asking): Pick<Session, 'recordedOffline' | 'signedInOffline'> => ({
  ...offlineMark(asking),
  ...(asking.savedSignIn !== undefined && { signedInOffline: true }),
});

/** What it keeps where that was its start or its end: also when. */
export const toldLate = (asking: Asking): Pick<Session, 'recordedOffline' | 'signedInOffline' | 'toldAt'> => ({
  ...lateMark(asking),
  ...(asking.claimedAt !== undefined && { toldAt: asking.now }),
});

/** Where what somebody does now needs a sign-in that is still good; what they did before is told late and is taken. */
export function refuseLateSignIn({ savedSignIn, claimedAt }: Asking): Refusal | undefined {
  if (savedSignIn !== 'late' || claimedAt !== undefined) return undefined;
  return refuse('token-expired', 'Your sign-in without the hub has run out. Nothing was saved. Sign in again.');
}

export const isRefusal = (value: Decision | Refusal): value is Refusal => 'code' in value;

export const isManager = (user: SignedIn): boolean => user.role !== 'researcher';
