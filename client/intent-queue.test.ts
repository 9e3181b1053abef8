import { describe, expect, it } from 'vitest';
import { MAX_INTENT_BYTES } from '../protocol/intents.ts';
import { isTooLarge, utf8Bytes } from './intent-size.ts';
import { createMemoryOutbox } from './memory-outbox.ts';
import { brief, inFlight, no, ok, reconnect, the } from './test-kit/acts.ts';
import { create, factsOf, floorAt, headAt, idOf } from './test-kit/lab.ts';
import { goLive, rig } from './test-kit/rig.ts';

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
