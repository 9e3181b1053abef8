import { expect, test } from 'vitest';
import type { HubUpdate, LinkPhase, OutboxEntry } from '../../client/hub-link.ts';
import { HANDED_OVER_OUTCOME, type Sample, type Session } from '../../protocol/entities.ts';
import type { Fact, FactBody } from '../../protocol/facts.ts';
import { emptyFloor } from '../../protocol/floor.ts';
import { emptyPerson } from '../../protocol/person.ts';
import { emptyHub, type HubState, takeIn } from './hub-state.ts';
import { isFor, type News } from './news.ts';

const ANA = '00000000-0000-7000-8000-000000000001';
const ben = { id: '00000000-0000-7000-8000-000000000002', name: 'Ben' };
const ana = { id: ANA, name: 'Ana', username: 'ana', role: 'researcher' as const };
const channel = `user/${ANA}` as const;
const NOW = 1_000_000;

const live: LinkPhase = { phase: 'live' };
const lost: LinkPhase = { phase: 'connecting', attempt: 1 };
const link = (phase: LinkPhase, offlineSince: number | null): HubUpdate => ({
  type: 'link',
  link: phase,
  offlineSince,
});
const entry = (id: string, state: 'saved' | 'sent' | 'confirmed' | 'refused'): OutboxEntry => {
  const body = { type: 'session.end', sessionId: ANA, outcome: 'completed' } as const;
  const base = { id, n: 1, occurredAt: 0, body };
  if (state === 'refused') return { ...base, state, refusal: { code: 'conflict', message: '' } };
  return state === 'confirmed' ? { ...base, state, result: {}, seq: {} } : { ...base, state };
};
const outbox = (...entries: OutboxEntry[]): HubUpdate => ({ type: 'outbox', entries });
const shown = (): HubState =>
  takeIn({ ...emptyHub, knownActs: new Set() }, [
    { type: 'actor', actor: { kind: 'person', user: ana }, channels: ['floor', channel] },
    { type: 'snapshot', channel: 'floor', epoch: 'a', seq: 0, state: emptyFloor },
    { type: 'snapshot', channel, epoch: 'a', seq: 0, state: emptyPerson },
    link(live, null),
  ]);
const after = (updates: HubUpdate[], now = NOW): readonly News[] => takeIn(shown(), updates, now).news;
const facts = (by: Fact['by'], ...bodies: FactBody[]): HubUpdate => ({
  type: 'facts',
  channel,
  epoch: 'a',
  facts: bodies.map((body, index) => ({ seq: index + 1, at: 0, by, ...body })),
});
const session: Session = { id: ANA, equipmentId: 'scope', operator: ana, startedAt: 0, endedAt: 5 };
const sample = (id: string): Sample => ({
  ...{ id, receipt: '0000-0001', label: id, kind: '', status: 'done', submittedBy: ana, submittedAt: 0 },
  ...{ recipient: ben, changedBy: ben, changedAt: 1, followerIds: [ANA], unreadBy: [ANA] },
});

test('S-NW1 a link that comes back after trouble is told, with how many saved acts were confirmed', () => {
  const updates = [
    link(lost, NOW - 60_000),
    outbox(entry('a', 'saved'), entry('b', 'saved'), entry('c', 'saved')),
    link(live, null),
    outbox(entry('a', 'confirmed'), entry('b', 'sent'), entry('c', 'saved')),
    outbox(entry('b', 'confirmed'), entry('c', 'sent')),
  ];
  expect(after(updates)).toEqual([]);
  const through = outbox(entry('c', 'refused'));
  expect(after([...updates, through])).toEqual([{ id: `back ${NOW - 60_000}`, kind: 'back', confirmed: 2 }]);
  expect(after([...updates, through, outbox()])).toHaveLength(1);
});

test('S-NW1 what is pressed once the link is back is no part of that, and a hiccup is not told', () => {
  const back = [link(lost, NOW - 60_000), link(live, null)];
  expect(after([...back, outbox(entry('a', 'sent')), outbox()])).toMatchObject([{ kind: 'back', confirmed: 0 }]);
  expect(after([link(lost, NOW - 1_000), link(live, null)])).toEqual([]);
});

test('S-NW1 the first connection of a page is no news', () => {
  const first = takeIn({ ...emptyHub, knownActs: new Set() }, [link(lost, 0), link(live, null)], NOW);
  expect(first.news).toEqual([]);
});

test('S-NW2 a session that somebody else ended or took over is told to whose it was, and nobody else', () => {
  const taken = { ...session, outcome: 'taken-over' };
  const handed = { ...session, outcome: HANDED_OVER_OUTCOME };
  const ends = [session, taken, handed].map((one): FactBody => ({ type: 'session.ended', session: one }));
  const [ended, takenOver, handedOver] = after([facts({ user: ben }, ...ends)]);
  expect(ended).toMatchObject({ kind: 'session-ended', equipmentId: 'scope', by: 'Ben', isTakenOver: false });
  expect([takenOver, handedOver]).toMatchObject([{ isTakenOver: true }, { isTakenOver: true }]);
  expect(ended && [isFor(ended, ANA), isFor(ended, ben.id), isFor(ended, undefined)]).toEqual([true, false, false]);
  expect(after([facts({ user: ana }, { type: 'session.ended', session })])).toEqual([]);
});

test('S-NW3 a sample that somebody else changed is told, many at once together', () => {
  const changed = (id: string): FactBody => ({ type: 'sample.status-changed', sample: sample(id) });
  const assigned: FactBody = { type: 'sample.assigned', sample: sample('b') };
  expect(after([facts({ user: ben }, changed('a'), assigned)])).toMatchObject([
    { kind: 'sample', sample: { id: 'a' }, by: 'Ben', isAssigned: false },
    { kind: 'sample', sample: { id: 'b' }, isAssigned: true },
  ]);
  const many = ['a', 'b', 'c', 'd'].map(changed);
  expect(after([facts({ user: ben }, ...many)])).toMatchObject([{ kind: 'samples', count: 4 }]);
  expect(after([facts({ user: ben }, { type: 'inbox.read', sample: sample('a') })])).toEqual([]);
});
