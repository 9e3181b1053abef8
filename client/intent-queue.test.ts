import { describe, expect, it } from 'vitest';
import { MAX_INTENT_BYTES } from '../protocol/intents.ts';
import type { OutboxEntry } from './hub-link.ts';
import { isTooLarge, utf8Bytes } from './intent-size.ts';
import { createMemoryOutbox } from './memory-outbox.ts';
import type { Question } from './test-kit/fake-network.ts';
import { create, factsOf, floorAt, headAt, helloOf, idOf } from './test-kit/lab.ts';
import { goLive, type Rig, rig } from './test-kit/rig.ts';

const inFlight = ({ network }: Pick<Rig, 'network'>): Question[] => network.last.asked('intent');
const the = (it: Pick<Rig, 'network'>): Question => {
  const [question, ...more] = inFlight(it);
  if (!question || more.length > 0) throw new Error(`${more.length + (question ? 1 : 0)} intents in flight`);
  return question;
};
const ok = (n: number, seq: Record<string, number> = {}) => ({ n, ok: true, result: { made: n }, seq });
const no = (n: number, code: string, more: object = {}) => ({ n, ok: false, code, message: 'No.', ...more });
const brief = (entries: OutboxEntry[]) => entries.map((one) => `${one.n} ${one.state}`);

async function reconnect(it: Rig, lastN: number, seq = 0): Promise<void> {
  it.network.last.break();
  it.clock.advance(250);
  it.network.last.connect();
  it.network.last.say('hello', helloOf({ lastN }));
  it.network.last.say('head', headAt(seq));
}

describe('an act', () => {
  it('C-10 is in the outbox before anything is sent, and goes out with its number, id and time', async () => {
    const it = rig();
    const sent = await it.connection.send(create(1));
    expect(sent).toEqual({ ok: true, id: idOf(10_001), n: 1 });
    expect(brief(it.outbox.entries())).toEqual(['1 saved']);
    expect(inFlight(it)).toEqual([]);
    const occurredAt = it.clock.now();
    it.clock.advance(1_000);
    goLive(it);
    const head = { installId: 'install-1', n: 1, id: idOf(10_001), occurredAt, offline: true };
    expect(the(it).body).toEqual({ ...head, ...create(1) });
    expect(brief(it.mirror.outbox)).toEqual(['1 sent']);
  });

  it('C-10 goes alone, and the next when it is answered, in order', async () => {
    const it = rig();
    goLive(it);
    for (const n of [1, 2, 3]) await it.connection.send(create(n));
    for (const n of [1, 2, 3]) {
      expect(the(it).body).toMatchObject({ n, equipmentId: idOf(n) });
      the(it).answer(ok(n));
    }
    expect([inFlight(it), it.outbox.entries(), it.mirror.outbox]).toEqual([[], [], []]);
  });

  it('C-11 whose answer is lost goes again under the same number, on a live link', async () => {
    const it = rig();
    const socket = goLive(it);
    await it.connection.send(create(1));
    const [first] = inFlight(it);
    for (let passedMs = 0; passedMs < 10_000; passedMs += 5_000) {
      it.clock.advance(5_000);
      socket.say('head', headAt(0));
    }
    expect(first?.isOpen).toBe(false);
    it.clock.advance(250);
    expect(the(it).body).toEqual(first?.body);
    the(it).answer(ok(1));
    expect(it.outbox.entries()).toEqual([]);
  });

  it('C-11 whose connection broke goes again under the same number on the next one', async () => {
    const it = rig();
    goLive(it);
    await it.connection.send(create(1));
    const { body } = the(it);
    await reconnect(it, 1);
    expect(the(it).body).toEqual({ ...body, offline: true });
    the(it).answer(ok(1));
    expect(it.outbox.entries()).toEqual([]);
  });

  it('C-11 survives a restart of this program: what waited goes out with its number', async () => {
    const outbox = createMemoryOutbox('install-1');
    const before = rig({ outbox });
    goLive(before);
    await before.connection.send(create(1));
    await before.connection.send(create(2));
    before.connection.close();
    const after = rig({ outbox });
    expect(brief(after.mirror.outbox)).toEqual(['1 saved', '2 saved']);
    goLive(after);
    expect(the(after).body).toMatchObject({ n: 1, id: idOf(10_001) });
  });

  it.each(['already-in-use', 'forbidden', 'unauthorized', 'invalid', 'conflict', 'token-expired'])(
    'C-12 that is refused as %s stays, with the reason, until it is dismissed; the next one goes',
    async (code) => {
      const it = rig();
      goLive(it);
      await it.connection.send(create(1));
      await it.connection.send(create(2));
      the(it).answer(no(1, code));
      expect(it.mirror.outbox[0]).toMatchObject({ n: 1, state: 'refused', refusal: { code, message: 'No.' } });
      expect(brief(it.outbox.entries())).toEqual(['1 refused', '2 saved']);
      the(it).answer(ok(2));
      expect(brief(it.mirror.outbox)).toEqual(['1 refused']);
      it.connection.dismiss(idOf(10_001));
      expect([it.mirror.outbox, it.outbox.entries()]).toEqual([[], []]);
    },
  );

  it('C-12 that waits can’t be dismissed', async () => {
    const it = rig();
    await it.connection.send(create(1));
    it.connection.dismiss(idOf(10_001));
    expect(brief(it.outbox.entries())).toEqual(['1 saved']);
  });

  it('C-13 that can be retried waits as long as it is told, and goes again under the same number', async () => {
    const it = rig();
    goLive(it);
    await it.connection.send(create(1));
    const { body } = the(it);
    the(it).answer(no(1, 'storage-full', { retryAfterMs: 2_000 }));
    expect([inFlight(it), brief(it.mirror.outbox)]).toEqual([[], ['1 sent']]);
    it.clock.advance(2_124);
    expect(inFlight(it)).toEqual([]);
    it.clock.advance(1);
    expect(the(it).body).toEqual(body);
  });

  it('C-13 goes at once on a new connection, however long it was to wait', async () => {
    const it = rig();
    goLive(it);
    await it.connection.send(create(1));
    the(it).answer(no(1, 'overloaded', { retryAfterMs: 60_000 }));
    await reconnect(it, 0);
    expect(the(it).body).toMatchObject({ n: 1 });
  });

  it.each([
    ['no answer at all', undefined],
    ['nonsense', { ok: 'yes' }],
    ['an answer for another number', ok(7)],
    ['a code that is unknown', no(1, 'made-up')],
  ])('C-11 answered with %s is not taken for done', async (_name, answer) => {
    const it = rig();
    goLive(it);
    await it.connection.send(create(1));
    the(it).answer(answer);
    expect([brief(it.mirror.outbox), it.log.at(-1)?.level]).toEqual([['1 sent'], 'error']);
    it.clock.advance(250);
    expect(the(it).body).toMatchObject({ n: 1 });
  });
});

describe('an act that is told late', () => {
  const isLate = (entries: readonly { offline?: true }[]) => entries.map((one) => one.offline === true);

  it('C-27 is one that was pressed while the link was not live, and says so on disk, screen and wire', async () => {
    const it = rig();
    await it.connection.send(create(1));
    const socket = goLive(it);
    await it.connection.send(create(2));
    socket.say('facts', factsOf(5));
    expect(it.mirror.phase).toBe('syncing');
    await it.connection.send(create(3));
    for (const entries of [it.outbox.entries(), it.mirror.outbox]) expect(isLate(entries)).toEqual([true, false, true]);
    for (const n of [1, 2, 3]) {
      expect(isLate([the(it).body])).toEqual([n !== 2]);
      the(it).answer(ok(n));
    }
  });

  it('C-27 is every one that waits when its connection ends, sent or not, and not one that was answered', async () => {
    const it = rig();
    goLive(it);
    for (const n of [1, 2, 3]) await it.connection.send(create(n));
    the(it).answer(no(1, 'conflict'));
    expect(isLate(it.mirror.outbox)).toEqual([false, false, false]);
    it.network.last.break();
    for (const entries of [it.outbox.entries(), it.mirror.outbox]) expect(isLate(entries)).toEqual([false, true, true]);
  });

  it('C-27 goes under the same number, id and time as before', async () => {
    const it = rig();
    goLive(it);
    await it.connection.send(create(1));
    const { body } = the(it);
    it.network.last.say('bye', { code: 'server-restarting', retryable: true });
    it.clock.advance(250);
    goLive(it, 0, { lastN: 1 });
    expect(the(it).body).toEqual({ ...body, offline: true });
  });

  it('C-27 is every one that is found at a start', async () => {
    const outbox = createMemoryOutbox('install-1');
    outbox.add({ id: idOf(1), occurredAt: 5, body: create(1) });
    const it = rig({ outbox });
    for (const entries of [outbox.entries(), it.mirror.outbox]) expect(isLate(entries)).toEqual([true]);
  });

  it('C-27 is one that the hub had confirmed and has lost', async () => {
    const it = rig();
    goLive(it);
    await it.connection.send(create(1));
    the(it).answer(ok(1, { floor: 1 }));
    await reconnect(it, 0);
    expect(the(it).body).toMatchObject({ n: 1, offline: true });
  });

  it('C-27 C-28 is one that was confirmed without a number, as a copy of the disk brought it first, and goes again', async () => {
    const it = rig();
    goLive(it);
    await it.connection.send(create(1));
    const { body } = the(it);
    the(it).answer(ok(1, { floor: 1 }));
    await it.connection.send(create(2));
    const next = the(it).body;
    the(it).answer(no(2, 'out-of-order', { expected: 1 }));
    it.clock.advance(250);
    expect(the(it).body).toEqual({ ...body, offline: true });
    the(it).answer(ok(1, { floor: 0 }));
    expect(the(it).body).toEqual({ ...next, n: 2 });
    the(it).answer(no(2, 'out-of-order', { expected: 1 }));
    it.clock.advance(250);
    expect(the(it).body).toEqual({ ...next, n: 1 });
  });

  it('C-27 is not one whose answer is slow on a connection that lives', async () => {
    const it = rig();
    goLive(it);
    await it.connection.send(create(1));
    the(it).answer(no(1, 'storage-full', { retryAfterMs: 2_000 }));
    it.clock.advance(2_125);
    expect(isLate([the(it).body])).toEqual([false]);
  });

  it('C-27 is told so also where the disk took no mark', async () => {
    const outbox = createMemoryOutbox('install-1');
    const update = (): never => {
      throw new Error('disk full');
    };
    const it = rig({ outbox: { ...outbox, update } });
    goLive(it);
    await it.connection.send(create(1));
    await reconnect(it, 0);
    expect([isLate([the(it).body]), it.log.at(-1)?.level]).toEqual([[true], 'error']);
  });
});

describe('a confirmed act', () => {
  it('C-14 leaves when its facts are on the screen', async () => {
    const it = rig();
    const socket = goLive(it, 2);
    await it.connection.send(create(4));
    the(it).answer(ok(1, { floor: 4 }));
    expect(it.mirror.outbox[0]).toMatchObject({ state: 'confirmed', result: { made: 1 }, seq: { floor: 4 } });
    socket.say('facts', factsOf(3));
    expect(brief(it.mirror.outbox)).toEqual(['1 confirmed']);
    socket.say('facts', factsOf(4));
    expect([it.mirror.outbox, it.outbox.entries()]).toEqual([[], []]);
  });

  it('C-14 whose facts came first, or are on channels that are not followed, leaves at once', async () => {
    const it = rig();
    goLive(it, 2);
    await it.connection.send(create(2));
    the(it).answer(ok(1, { floor: 2, staff: 900 }));
    expect(it.mirror.outbox).toEqual([]);
  });

  it('C-14 is shown by a snapshot that a later hello brings, whatever the numbers there are', async () => {
    const it = rig();
    goLive(it, 2);
    await it.connection.send(create(9));
    the(it).answer(ok(1, { floor: 900 }));
    await reconnect(it, 1, 3);
    expect(brief(it.mirror.outbox)).toEqual(['1 confirmed']);
    it.network.last.say('snapshot', floorAt(3, 'e2'));
    expect(it.mirror.outbox).toEqual([]);
  });
});

describe('a hub that counts differently', () => {
  it('C-15 expects fewer, back from a backup: what waits takes its numbers, with the same ids and order', async () => {
    const it = rig();
    goLive(it, 0);
    for (const n of [1, 2, 3]) {
      await it.connection.send(create(n));
      the(it).answer(ok(n));
    }
    await it.connection.send(create(4));
    await it.connection.send(create(5));
    the(it).answer(no(4, 'out-of-order', { expected: 2 }));
    it.clock.advance(250);
    expect(the(it).body).toMatchObject({ n: 2, id: idOf(10_004), equipmentId: idOf(4) });
    the(it).answer(ok(2));
    expect(the(it).body).toMatchObject({ n: 3, id: idOf(10_005), equipmentId: idOf(5) });
    the(it).answer(ok(3));
    expect(await it.connection.send(create(6))).toMatchObject({ n: 4 });
  });

  it('C-15 expects more, where a copied disk used the numbers: what waits goes on behind them', async () => {
    const it = rig();
    goLive(it);
    await it.connection.send(create(1));
    the(it).answer(no(1, 'out-of-order', { expected: 8 }));
    it.clock.advance(250);
    expect(the(it).body).toMatchObject({ n: 8, id: idOf(10_001) });
    the(it).answer(ok(8));
    expect(await it.connection.send(create(2))).toMatchObject({ n: 9 });
  });

  it('C-15 a refused act keeps its number and its place, and is not sent again', async () => {
    const it = rig();
    goLive(it);
    await it.connection.send(create(1));
    await it.connection.send(create(2));
    the(it).answer({ ...no(1, 'invalid'), n: null });
    the(it).answer(no(2, 'out-of-order', { expected: 1 }));
    it.clock.advance(250);
    expect(the(it).body).toMatchObject({ n: 1, id: idOf(10_002) });
    expect(brief(it.mirror.outbox)).toEqual(['1 refused', '1 sent']);
    the(it).answer(ok(1));
    it.connection.dismiss(idOf(10_001));
    expect(it.outbox.entries()).toEqual([]);
  });

  it.each([{ expected: 1 }, {}])(
    'C-15 that says out-of-order and expects what was sent (%j) is asked again, ever slower',
    async (more) => {
      const it = rig();
      goLive(it);
      await it.connection.send(create(1));
      the(it).answer(no(1, 'out-of-order', more));
      expect(inFlight(it)).toEqual([]);
      it.clock.advance(250);
      expect(the(it).body).toMatchObject({ n: 1 });
    },
  );

  it('C-16 has lost what it confirmed and what is not on the screen yet: that goes again', async () => {
    const it = rig();
    goLive(it, 0);
    await it.connection.send(create(1));
    the(it).answer(ok(1, { floor: 1 }));
    await it.connection.send(create(2));
    await reconnect(it, 0);
    expect(the(it).body).toMatchObject({ n: 1, id: idOf(10_001) });
    the(it).answer(ok(1, { floor: 1 }));
    expect(the(it).body).toMatchObject({ n: 2, id: idOf(10_002) });
  });

  it('C-16 and expects fewer besides: confirmed and waiting acts go in their order', async () => {
    const it = rig();
    goLive(it, 0);
    await it.connection.send(create(1));
    the(it).answer(ok(1));
    await it.connection.send(create(2));
    the(it).answer(ok(2, { floor: 2 }));
    await it.connection.send(create(3));
    the(it).answer(no(3, 'out-of-order', { expected: 1 }));
    it.clock.advance(250);
    expect(the(it).body).toMatchObject({ n: 1, id: idOf(10_002) });
    the(it).answer(ok(1));
    expect(the(it).body).toMatchObject({ n: 2, id: idOf(10_003) });
  });

  it('C-15 when the new numbers can’t be written, nothing changes and it is tried again', async () => {
    const outbox = createMemoryOutbox('install-1');
    let isFull = true;
    const it = rig({
      outbox: {
        ...outbox,
        renumber(entries, next) {
          if (isFull) throw new Error('disk full');
          outbox.renumber(entries, next);
        },
      },
    });
    goLive(it);
    await it.connection.send(create(1));
    the(it).answer(no(1, 'out-of-order', { expected: 5 }));
    it.clock.advance(250);
    expect(the(it).body).toMatchObject({ n: 1 });
    isFull = false;
    the(it).answer(no(1, 'out-of-order', { expected: 5 }));
    it.clock.advance(10_000);
    expect(brief(outbox.entries())).toEqual(['5 saved']);
  });
});

describe('what is not taken', () => {
  it('C-17 an act that can’t be read is refused and not saved', async () => {
    const it = rig();
    const answer = await it.connection.send({ ...create(1), equipmentId: 'x' } as never);
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'invalid', path: 'equipmentId' } });
    expect(it.outbox.entries()).toEqual([]);
  });

  it('C-17 an act over the hub’s size is known before it is queued, in bytes of UTF-8', () => {
    const base = { installId: 'i', n: 1, id: idOf(1), occurredAt: 0, ...create(1) };
    const of = (name: string) => isTooLarge({ ...base, name } as never);
    const room = MAX_INTENT_BYTES - 64 - utf8Bytes(JSON.stringify({ ...base, name: '' }));
    expect([of('x'.repeat(room)), of('x'.repeat(room + 1))]).toEqual([false, true]);
    expect([of('ü'.repeat(room / 2 - 1)), of('ü'.repeat(room / 2 + 1))]).toEqual([false, true]);
    expect(['a', 'ü', '€', '😀', '\ud800'].map(utf8Bytes)).toEqual([1, 2, 3, 4, 3]);
  });

  it.each([
    ['SQLITE_FULL', 'storage-full'],
    ['SQLITE_IOERR', 'storage-unavailable'],
  ])('C-17 an act that can’t be saved (%s) is refused as %s and never sent', async (code, expected) => {
    const outbox = createMemoryOutbox('install-1');
    const add = (): never => {
      throw Object.assign(new Error('no'), { code });
    };
    const it = rig({ outbox: { ...outbox, add } });
    goLive(it);
    expect(await it.connection.send(create(1))).toMatchObject({ ok: false, refusal: { code: expected } });
    expect([inFlight(it), it.mirror.outbox]).toEqual([[], []]);
  });
});
