import type { OutboxEntry } from './hub-link.ts';
import type { NewEntry, Outbox } from './outbox.ts';

/**
 * The outbox of a browser page: it lasts as long as the page. `installId` must be new for every page (from
 * `crypto.randomUUID()`), because a page that is opened again starts counting at 1.
 */
export function createMemoryOutbox(installId: string): Outbox {
  let held: OutboxEntry[] = [];
  let nextN = 1;
  return {
    installId,
    entries: () => held.toSorted((a, b) => a.n - b.n),
    add(entry: NewEntry) {
      const added: OutboxEntry = { ...entry, n: nextN, state: 'saved' };
      nextN += 1;
      held = [...held, added];
      return added;
    },
    update(entry) {
      held = held.map((one) => (one.id === entry.id ? entry : one));
    },
    remove(id) {
      held = held.filter((one) => one.id !== id);
    },
    renumber(entries, next) {
      const byId = new Map(entries.map((entry) => [entry.id, entry]));
      held = held.map((one) => byId.get(one.id) ?? one);
      nextN = next;
    },
  };
}
