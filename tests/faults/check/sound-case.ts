import { v7 as newId } from 'uuid';
import { foldOf } from '../../../protocol/channels.ts';
import type { Fact, FactBody } from '../../../protocol/facts.ts';
import type { FloorState } from '../../../protocol/floor.ts';
import type { IntentBody } from '../../../protocol/intents.ts';
import type { ChannelName } from '../../../protocol/scalars.ts';
import type { IntentAck } from '../../../protocol/wire.ts';
import { newEquipment, newSession, newUser } from '../../contract/lab.ts';
import type { Entry, FinalState } from '../clients/journal.ts';
import { digest, digestOfAnswer } from '../digest.ts';
import { type Act, type Evidence, type Story, storyOf, type Truth } from './evidence.ts';

/** A small lab in which all is well, in pieces that a test can break one of. */
export interface SoundCase {
  evidence: Evidence;
  truth: Truth;
  /** The floor's log: an instrument, a session's start, its extension. */
  floor: Fact[];
  /** Ana's own log. */
  own: Fact[];
  /** What a newcomer is shown of the floor. */
  fresh: { state: FloorState };
  story: Story;
  /** A start, an extension, and a second start that is refused. */
  acts: { start: Act; extend: Act; refused: Act };
  snapshot: Extract<Entry, { k: 'snapshot' }>;
  facts: Extract<Entry, { k: 'facts' }>;
  final: FinalState;
  finalFloor: FinalState['logs'][string];
}

const EPOCH = 'e1';
const ana = newUser('ana');
const by = { user: { id: ana.id, name: ana.name } };
const sem = newEquipment('SEM');
const started = newSession(sem, ana, { plannedEndAt: 5_000 });
const extended = { ...started, plannedEndAt: 9_000 };

export const fact = (seq: number, body: FactBody, author: Fact['by'] = by): Fact => ({
  seq,
  at: 1,
  by: author,
  ...body,
});
export const extension = (seq: number): Fact => fact(seq, { type: 'session.extended', session: extended });
export const startOf = (seq: number, id: string): Fact =>
  fact(seq, { type: 'session.started', session: { ...started, id } });
export const emptyFloor = (): FloorState => stateOf('floor', []);

export function soundCase(): SoundCase {
  const floor = [fact(1, { type: 'equipment.created', equipment: sem }, {}), startOf(2, started.id), extension(3)];
  const known = fact(1, { type: 'user.created', user: ana }, {});
  const own = [known, startOf(2, started.id), extension(3)];
  const acts = actsOf();
  const snapshot = {
    k: 'snapshot',
    channel: 'floor',
    epoch: EPOCH,
    seq: 1,
    digest: digest(stateOf('floor', floor.slice(0, 1))),
  } as const;
  const rest = floor.slice(1);
  const facts = {
    k: 'facts' as const,
    channel: 'floor',
    epoch: EPOCH,
    seq: rest.map((one) => one.seq),
    digests: rest.map(digest),
  };
  const finalFloor = { epoch: EPOCH, seq: 3, state: stateOf<FloorState>('floor', floor) };
  const clock = { offsetMs: -1_000, rttMs: 2 };
  const final = { logs: { floor: finalFloor }, waiting: [], clockOffsetMs: 1_000, clock };
  const entries: Entry[] = [
    { k: 'start', clockOffsetMs: 1_000 },
    snapshot,
    ...acts.flatMap(told),
    facts,
    { k: 'final', ...final },
  ];
  const story = { ...storyOf('kiosk', entries), final };
  const [start, extend, refused] = story.acts as [Act, Act, Act];
  const fresh = { epoch: EPOCH, seq: 3, state: stateOf<FloorState>('floor', floor) };
  const truth: Truth = {
    logs: { floor, staff: [known], [`user/${ana.id}`]: own },
    heads: {
      floor: { epoch: EPOCH, seq: 3 },
      staff: { epoch: EPOCH, seq: 1 },
      [`user/${ana.id}`]: { epoch: EPOCH, seq: 3 },
    },
    loaded: { floor: stateOf('floor', floor), staff: stateOf('staff', [known]) },
    sessions: [extended],
    intents: acts.map(({ id, ack }) => ({ id, ack })),
    fresh: { floor: fresh },
    replayed: { floor: [...floor] },
  };
  const evidence = { truth, stories: [story] };
  return {
    evidence,
    truth,
    floor,
    own,
    fresh,
    story,
    acts: { start, extend, refused },
    snapshot,
    facts,
    final,
    finalFloor,
  };
}

interface Made {
  id: string;
  body: IntentBody;
  ack: IntentAck;
}

function actsOf(): Made[] {
  const start = { type: 'session.start', equipmentId: sem.id } as const;
  const ok = { ok: true, result: {} } as const;
  return [
    { id: newId(), body: { ...start, sessionId: started.id }, ack: { n: 1, ...ok, seq: { floor: 2 } } },
    {
      id: newId(),
      body: { type: 'session.extend', sessionId: started.id, plannedMs: 8_000 },
      ack: { n: 2, ...ok, seq: { floor: 3 } },
    },
    {
      id: newId(),
      body: { ...start, sessionId: newId() },
      ack: { n: 3, ok: false, code: 'already-in-use', message: 'No.' },
    },
  ];
}

const told = ({ id, body, ack }: Made): Entry[] => [
  { k: 'made', id, n: ack.n ?? 0, body, by: ana.id },
  { k: 'answer', id, answer: { ...ack, digest: digestOfAnswer(ack) } },
];

function stateOf<S>(channel: ChannelName, facts: Fact[]): S {
  const { empty, apply } = foldOf(channel);
  return facts.reduce(apply, empty) as S;
}
