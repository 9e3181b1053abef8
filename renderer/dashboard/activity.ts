import type { OutboxEntry } from '../../client/hub-link.ts';
import type { IntentBody } from '../../protocol/intents.ts';
import type { Refusal } from '../../protocol/refusals.ts';

/** What became of an act, as long as somebody may want to know. */
export type Activity = { id: string; body: IntentBody } & (
  | { state: 'pending' }
  | { state: 'confirmed'; at: number }
  | { state: 'refused'; refusal: Refusal }
);

/** A confirmation has been read by then. */
export const CONFIRMED_FOR_MS = 6000;

/**
 * What is told after the outbox has changed. An entry that has left without a refusal was confirmed; a refused one that
 * is gone was dismissed.
 */
export function nextActivity(before: readonly Activity[], outbox: readonly OutboxEntry[], now: number): Activity[] {
  const known = new Set(before.map((one) => one.id));
  const entries = new Map(outbox.map((entry) => [entry.id, entry]));
  const kept = before.flatMap((one) => goOn(one, entries.get(one.id), now));
  const fresh = outbox.filter((entry) => !known.has(entry.id) && !isQuiet(entry));
  return [...kept, ...fresh.map((entry) => told(entry, now))];
}

/** To have read something is no act that anybody waits for. */
const isQuiet = ({ state, body }: OutboxEntry): boolean =>
  state !== 'refused' && (body.type === 'sample.mark-read' || body.type === 'wait.end');

/** More of one kind would cover the screen. */
const MOST_OF_A_KIND = 3;

/** Acts as they are told: many of one kind that fare alike, as a bulk change makes them, in one line; refusals one by one. */
export function inLines(shown: readonly Activity[]): { first: Activity; count: number }[] {
  const kinds = Map.groupBy(shown, (one) => (one.state === 'refused' ? one.id : `${one.state} ${one.body.type}`));
  return [...kinds.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first || alike.length <= MOST_OF_A_KIND) return alike.map((one) => ({ first: one, count: 1 }));
    return [{ first, count: alike.length }];
  });
}

function goOn(one: Activity, entry: OutboxEntry | undefined, now: number): Activity[] {
  if (one.state === 'confirmed') return now - one.at < CONFIRMED_FOR_MS ? [one] : [];
  if (entry) return [told(entry, now)];
  return one.state === 'refused' ? [] : [{ id: one.id, body: one.body, state: 'confirmed', at: now }];
}

function told(entry: OutboxEntry, now: number): Activity {
  const { id, body } = entry;
  switch (entry.state) {
    case 'saved':
    case 'sent':
      return { id, body, state: 'pending' };
    case 'confirmed':
      return { id, body, state: 'confirmed', at: now };
    case 'refused':
      return { id, body, state: 'refused', refusal: entry.refusal };
  }
}
