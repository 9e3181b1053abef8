import { describe, expect, it } from 'vitest';
import { createMemoryOutbox } from './memory-outbox.ts';
import { no, ok, reconnect, the } from './test-kit/acts.ts';
import { create, factsOf, idOf } from './test-kit/lab.ts';
import { goLive, rig } from './test-kit/rig.ts';

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
