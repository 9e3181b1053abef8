import { expect, test } from 'vitest';
import type { OutboxEntry } from '../../client/hub-link.ts';
import type { Session } from '../../protocol/entities.ts';
import type { IntentBody } from '../../protocol/intents.ts';
import { refusedStarts, shownOn, shownSessions, waitingCount } from './kiosk-view.ts';

const ana = { id: 'ana', name: 'Ana' };
const open: Session = { id: 's1', equipmentId: 'scope', operator: ana, startedAt: 1000, plannedEndAt: 4000 };
const head = { n: 1, id: 'act', occurredAt: 2000 };
const saved = (body: IntentBody): OutboxEntry => ({ ...head, body, state: 'saved' });
const refused = (body: IntentBody): OutboxEntry => ({
  ...head,
  body,
  state: 'refused',
  refusal: { code: 'already-in-use', message: 'In use.' },
});
const start: IntentBody = {
  type: 'session.start',
  sessionId: 's2',
  equipmentId: 'laser',
  project: 'P',
  plannedMs: 500,
};
const list = (...args: Parameters<typeof shownSessions>) => [...shownSessions(...args).values()];

test('S-K7 a start shows at once, with its plan, marked as not yet at the hub', () => {
  expect(list([], [saved(start)], ana)).toEqual([
    {
      isPending: true,
      session: { id: 's2', equipmentId: 'laser', operator: ana, project: 'P', startedAt: 2000, plannedEndAt: 2500 },
    },
  ]);
});

test('S-K7 what the hub says of a session outranks what was asked for', () => {
  const confirmed: Session = { ...open, id: 's2', equipmentId: 'laser' };
  expect(list([confirmed], [saved(start)], ana)).toEqual([{ session: confirmed, isPending: false }]);
});

test('S-K7 an end shows at once, also of a session that was started here and is not at the hub', () => {
  expect(list([open], [saved({ type: 'session.end', sessionId: 's1', outcome: 'completed' })], ana)).toEqual([]);
  const both = [saved(start), saved({ type: 'session.end', sessionId: 's2', outcome: 'completed' })];
  expect(list([], both, ana)).toEqual([]);
});

test('S-K7 an extension shows at once, and is pending until the hub says the same', () => {
  const extend = saved({ type: 'session.extend', sessionId: 's1', plannedMs: 9000 });
  expect(list([open], [extend], ana)).toEqual([{ session: { ...open, plannedEndAt: 10_000 }, isPending: true }]);
  const told = { ...open, plannedEndAt: 10_000 };
  expect(list([told], [extend], ana)).toEqual([{ session: told, isPending: false }]);
});

test('S-UN2 S-IL2 an unattended run, and that nobody is there, show before the hub has said so', () => {
  const alone = saved({ type: 'session.set-unattended', sessionId: 's1', until: 9_000 });
  const left = saved({ type: 'session.note-idle', sessionId: 's1', idleSince: 2_000 });
  const night = { ...open, unattendedUntil: 9_000, plannedEndAt: 9_000 };
  expect(list([{ ...open, idleSince: 2_000 }], [alone], ana)).toEqual([{ session: night, isPending: true }]);
  expect(list([night], [alone], ana)).toEqual([{ session: night, isPending: false }]);
  const back = saved({ type: 'session.set-unattended', sessionId: 's1' });
  const { unattendedUntil: _until, ...attended } = night;
  expect(list([night], [back], ana)).toEqual([{ session: attended, isPending: true }]);
  expect(list([open], [left], ana)).toEqual([{ session: { ...open, idleSince: 2_000 }, isPending: false }]);
});

test('S-K8 what was refused changes nothing here, and a refused start is found by its session', () => {
  expect(list([open], [refused({ type: 'session.end', sessionId: 's1', outcome: 'completed' })], ana)).toEqual([
    { session: open, isPending: false },
  ]);
  expect(list([], [refused(start)], ana)).toEqual([]);
  expect(refusedStarts([refused(start), saved(start)])).toEqual(new Map([['s2', 'act']]));
});

test('S-O4 equipment shows a person their own use beside the floor, and everybody else the floor’s session', () => {
  const bens = { isPending: false, session: { ...open, id: 's9', operator: { id: 'ben', name: 'Ben' } } };
  const beside = { isPending: false, session: { ...open, conflict: { reason: 'in-use' as const } } };
  expect(shownOn([bens, beside], 'scope', 'ana')).toBe(beside);
  expect(shownOn([bens, beside], 'scope', 'chloe')).toBe(bens);
  expect(shownOn([bens, beside], 'scope')).toBe(bens);
  expect(shownOn([beside], 'scope')).toBeUndefined();
});

test('S-K8 only what the hub has not taken counts as waiting', () => {
  expect(waitingCount([saved(start), refused(start), { ...head, body: start, state: 'sent' }])).toBe(2);
});

test('S-KD7 a take-over shows at once: theirs is over, one’s own runs; refused, it is told as a start is', () => {
  const takeOver: IntentBody = { type: 'session.take-over', sessionId: 's2', equipmentId: 'scope' };
  const ben = { id: 'ben', name: 'Ben' };
  expect(list([open], [saved(takeOver)], ben)).toEqual([
    { isPending: true, session: { id: 's2', equipmentId: 'scope', operator: ben, startedAt: 2000 } },
  ]);
  expect(list([open], [refused(takeOver)], ben)).toEqual([{ session: open, isPending: false }]);
  expect(refusedStarts([refused(takeOver)])).toEqual(new Map([['s2', 'act']]));
});
