import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AnsweredAct, NewEntry, OutboxEntry } from '../../client/hub-link.ts';
import type { Outbox } from '../../client/outbox.ts';
import { installId as installIdSchema } from '../../protocol/scalars.ts';

export interface OutboxUnderTest {
  outbox: Outbox;
  /** The same outbox after the program ended without a word; none where it doesn't outlive the program. */
  reopen?: () => Outbox;
  close(): void;
}

const newEntry = (): NewEntry => ({
  id: newId(),
  occurredAt: 1_700_000_000_000,
  body: { type: 'equipment.create', equipmentId: newId(), name: 'Confocal “ä”' },
});

const refused = (entry: OutboxEntry): OutboxEntry => ({
  n: entry.n,
  id: entry.id,
  occurredAt: entry.occurredAt,
  body: entry.body,
  state: 'refused',
  refusal: { code: 'conflict', message: 'No.' },
});

/** What the connection relies on, for every outbox alike. */
export function outboxContract(name: string, open: () => OutboxUnderTest): void {
  describe(`${name}, as the connection sees it,`, () => {
    let under: OutboxUnderTest;
    beforeEach(() => {
      under = open();
    });
    afterEach(() => under.close());

    /** Now, and after a restart where there is one. */
    const expectEntries = (expected: OutboxEntry[]): void => {
      expect(under.outbox.entries()).toEqual(expected);
      if (under.reopen) under.outbox = under.reopen();
      expect(under.outbox.entries()).toEqual(expected);
    };

    test('C-25 counts from 1 under a name that the hub takes', () => {
      const entries = [newEntry(), newEntry(), newEntry()];
      const added = entries.map((entry) => under.outbox.add(entry));
      expect(added).toEqual(entries.map((entry, index) => ({ ...entry, n: index + 1, state: 'saved' })));
      expect(installIdSchema.safeParse(under.outbox.installId).success).toBe(true);
      const { installId } = under.outbox;
      expectEntries(added);
      expect(under.outbox.installId).toBe(installId);
    });

    test('C-25 never gives a number twice, also when the outbox was empty in between', () => {
      const { id } = under.outbox.add(newEntry());
      under.outbox.remove(id);
      expectEntries([]);
      expect(under.outbox.add(newEntry()).n).toBe(2);
    });

    test('C-25 replaces and removes by id, and leaves the others alone', () => {
      const [a, b, c] = [newEntry(), newEntry(), newEntry()].map((entry) => under.outbox.add(entry));
      if (!a || !b || !c) throw new Error('three were added');
      under.outbox.update(refused(b));
      under.outbox.remove(a.id);
      under.outbox.remove(newId());
      expectEntries([refused(b), c]);
    });

    test('C-25 keeps what an act says of its time, and replaces several at once', () => {
      const [a, b] = [{ ...newEntry(), clockErrorMs: 12 }, newEntry()].map((entry) => under.outbox.add(entry));
      const c = under.outbox.add({ ...newEntry(), clockErrorMs: 0, offline: true });
      if (!a || !b) throw new Error('two were added');
      expectEntries([a, b, c]);
      const late = [a, b].map((entry): OutboxEntry => ({ ...entry, offline: true }));
      under.outbox.update(...late);
      expectEntries([...late, c]);
    });

    test('C-25 keeps the last measure of the hub’s clock', () => {
      expect(under.outbox.clock()).toBeUndefined();
      under.outbox.keepClock({ offsetMs: 1, rttMs: 2, at: 3 });
      const last = { offsetMs: -3_600_000.5, rttMs: 21, at: 1_700_000_000_000 };
      under.outbox.keepClock(last);
      expect(under.outbox.clock()).toEqual(last);
      if (under.reopen) expect(under.reopen().clock()).toEqual(last);
    });

    test('C-32 keeps the last acts that were answered, in order and once, and takes them out of the queue', () => {
      const acts = Array.from({ length: 14 }, (_, index): AnsweredAct => {
        const { id, occurredAt, body } = under.outbox.add(newEntry());
        const late = index % 2 === 0 && { offline: true as const };
        return { id, occurredAt, answeredAt: occurredAt + index, ...late, body, collision: null };
      });
      const waiting = under.outbox.add(newEntry());
      expect(under.outbox.answered()).toEqual([]);
      under.outbox.settle(acts.slice(0, 2));
      under.outbox.settle(acts.slice(2));
      const again = acts.slice(5, 6).map((act): AnsweredAct => ({ ...act, answeredAt: 1_800_000_000_000 }));
      under.outbox.settle(again);
      expectEntries([waiting]);
      expect(under.outbox.answered()).toEqual([...acts.slice(2, 5), ...acts.slice(6), ...again]);
    });

    test('C-25 renumbers what it is given and goes on from the number it is told, beside a refused one of that number', () => {
      const [a, b, c] = [newEntry(), newEntry(), newEntry()].map((entry) => under.outbox.add(entry));
      if (!a || !b || !c) throw new Error('three were added');
      under.outbox.update(refused(a));
      under.outbox.renumber(
        [
          { ...b, n: 1 },
          { ...c, n: 2 },
        ],
        3,
      );
      expect(new Set(under.outbox.entries().map((one) => one.id))).toEqual(new Set([a.id, b.id, c.id]));
      under.outbox.remove(a.id);
      expectEntries([
        { ...b, n: 1 },
        { ...c, n: 2 },
      ]);
      expect(under.outbox.add(newEntry()).n).toBe(3);
    });
  });
}
