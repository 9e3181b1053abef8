import type { Refusal } from '../protocol/refusals.ts';
import type { ListedPerson, SignedList } from '../protocol/sign-in-list.ts';
import type { Credentials } from '../protocol/wire.ts';

/** Somebody whom the saved list let in, and which list it was. */
export interface LetIn {
  /** Where they stand in the list: the same in every list of this station, and only with this badge or password. */
  tag: string;
  person: ListedPerson;
  version: number;
}

/** The list of who may sign in here without the hub, where this program can keep one. Hub's epoch milliseconds. */
export interface SavedSignIns {
  /** Until when it serves; nothing where there is none that does. */
  until(hubNow: number): number | undefined;
  /** Takes a list that the hub sent, if it is the hub's, this station's and newer than the one that is kept. */
  take(list: SignedList, stationId: string, hubNow: number): Promise<void>;
  /** The hub gives out none any more. */
  forget(): Promise<void>;
  signIn(credentials: Credentials, hubNow: number): Promise<LetIn | Refusal>;
  /** Whether the list that is kept now still has this person, who was let in by it or by one before. */
  stillHas(letIn: LetIn): boolean;
}
