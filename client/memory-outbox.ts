import { lastAnswered } from './answered-acts.ts';
import type { ClockSample } from './clock-offset.ts';
import type { AnsweredAct, NewEntry, OutboxEntry } from './hub-link.ts';
import type { Outbox } from './outbox.ts';

/**
 * The outbox of a browser page: it lasts as long as the page. `installId` must be new for every page (from
 * `crypto.randomUUID()`), because a page that is opened again starts counting at 1.
 */
export function createMemoryOutbox(installId: string): Outbox {
  let held: OutboxEntry[] = [];
  let answered: AnsweredAct[] = [];
  let nextN = 1;
  let clock: ClockSample | undefined;
  const replace = (entries: readonly OutboxEntry[]): void => {
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    held = held.map((one) => byId.get(one.id) ?? one);
  };
  return {
    installId,
    entries: () => held.toSorted((a, b) => a.n - b.n),
    add(entry: NewEntry) {
      const added: OutboxEntry = { ...entry, n: nextN, state: 'saved' };
      nextN += 1;
      held = [...held, added];
      return added;
    },
    update: (...entries) => replace(entries),
    remove(id) {
      held = held.filter((one) => one.id !== id);
    },
    answered: () => answered,
    settle(acts) {
      const ids = new Set(acts.map((one) => one.id));
      held = held.filter((one) => !ids.has(one.id));
      answered = lastAnswered(answered, acts);
    },
    renumber(entries, next) {
      replace(entries);
      nextN = next;
    },
    clock: () => clock,
    keepClock(sample) {
      clock = sample;
    },
  };
}
