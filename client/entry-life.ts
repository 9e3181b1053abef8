import type { Refusal } from '../protocol/refusals.ts';
import type { NewEntry, OutboxEntry } from './hub-link.ts';

export type Confirmed = Extract<OutboxEntry, { state: 'confirmed' }>;

/** An act that the hub has not answered: it goes out, or goes out again under the same number. */
export const isWaiting = (entry: OutboxEntry): boolean => entry.state === 'saved' || entry.state === 'sent';

export const isConfirmed = (entry: OutboxEntry): entry is Confirmed => entry.state === 'confirmed';

/** What an act is apart from its place in its life: the same on every try, but for `offline`. */
export const actOf = ({ id, occurredAt, clockErrorMs, offline, by, savedSignIn, body }: NewEntry): NewEntry => ({
  id,
  occurredAt,
  ...(clockErrorMs !== undefined && { clockErrorMs }),
  ...(offline && { offline }),
  ...(by && { by }),
  ...(savedSignIn && { savedSignIn }),
  body,
});

const bare = (entry: OutboxEntry) => ({ n: entry.n, ...actOf(entry) });

export const asSaved = (entry: OutboxEntry, n = entry.n): OutboxEntry => ({ ...bare(entry), n, state: 'saved' });
export const asSent = (entry: OutboxEntry): OutboxEntry => ({ ...bare(entry), state: 'sent' });
export const asRefused = (entry: OutboxEntry, refusal: Refusal): OutboxEntry => ({
  ...bare(entry),
  state: 'refused',
  refusal,
});
export const asConfirmed = (entry: OutboxEntry, result: unknown, seq: Record<string, number>): OutboxEntry => ({
  ...bare(entry),
  state: 'confirmed',
  result,
  seq,
});

/** An act that outlives its connection is told late: in between the lab may have gone another way. */
export const toldLate = (entry: OutboxEntry): OutboxEntry => ({ ...entry, offline: true });

/** The acts that wait and are not yet known to be late, as the end of a connection makes them. */
export const newlyLate = (entries: readonly OutboxEntry[]): OutboxEntry[] =>
  entries.filter((entry) => isWaiting(entry) && !entry.offline).map(toldLate);

/**
 * One that was confirmed is told late when it goes again, also on the connection on which it was confirmed. Where the hub
 * has lost it, what happened in the lab since must not refuse what a person was told is done. Where a copy of this disk
 * brought it first, it took none of our numbers but the hub knows it by its id, and the mark changes nothing.
 */
const again = (entry: OutboxEntry, n = entry.n): OutboxEntry =>
  isConfirmed(entry) ? toldLate(asSaved(entry, n)) : asSaved(entry, n);

/**
 * The acts that have to go out again, with their new numbers, when the hub says that it expects `expected` where we
 * sent `sent`. The hub answers a number that it has run with the stored result, so this answer means that none of ours
 * from `expected` on is in its history:
 * - it expects less: it came back from a backup. Acts that it had confirmed since, and that we still hold, go again too;
 * - it expects more: another act stands under our number (a disk that was copied or set back). Ours were never run.
 * Either way each act keeps its id and its place in the order, and takes the next number that the hub will run.
 */
export function renumbered(entries: readonly OutboxEntry[], expected: number): OutboxEntry[] {
  return entries
    .filter((entry) => isWaiting(entry) || (isConfirmed(entry) && entry.n >= expected))
    .map((entry, index) => again(entry, expected + index));
}

/** Entries that a hub with `lastN` claims to have confirmed without having them: they are to be sent again. */
export const backToSaved = (entries: readonly OutboxEntry[], lastN: number): OutboxEntry[] =>
  entries.map((entry) => (isConfirmed(entry) && entry.n > lastN ? again(entry) : entry));

/** A snapshot of a channel shows all that the hub had run when it said hello, whatever the numbers there are now. */
export function shownBySnapshot(entries: readonly OutboxEntry[], channel: string, lastN: number): OutboxEntry[] {
  return entries.map((entry) => {
    if (!isConfirmed(entry) || entry.n > lastN) return entry;
    return { ...entry, seq: Object.fromEntries(Object.entries(entry.seq).filter(([name]) => name !== channel)) };
  });
}
