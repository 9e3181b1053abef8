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
  return [...kept, ...outbox.filter((entry) => !known.has(entry.id)).map((entry) => told(entry, now))];
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
