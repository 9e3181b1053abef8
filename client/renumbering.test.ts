import { describe, expect, it } from 'vitest';
import { createMemoryOutbox } from './memory-outbox.ts';
import { brief, inFlight, no, ok, reconnect, the } from './test-kit/acts.ts';
import { create, idOf } from './test-kit/lab.ts';
import { goLive, rig } from './test-kit/rig.ts';

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
