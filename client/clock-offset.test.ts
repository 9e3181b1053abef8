import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSample, bestSample, type ClockSample, onHubClock, sampleOf } from './clock-offset.ts';
import { createMemoryOutbox } from './memory-outbox.ts';
import { create, headAt } from './test-kit/lab.ts';
import { goLive, rig } from './test-kit/rig.ts';

describe('the clock', () => {
  it('C-22 four time stamps give offset and round trip, whatever the way there and back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e8, max: 1e8 }),
        fc.nat(1_000),
        fc.nat(1_000),
        fc.nat(100),
        (offset, there, back, work) => {
          const t0 = 1_700_000_000_000;
          const t1 = t0 + there + offset;
          const { offsetMs, rttMs, at } = sampleOf(t0, t1, t1 + work, t0 + there + work + back);
          expect(rttMs).toBe(there + back);
          expect(at).toBe(t0 + there + work + back);
          expect(Math.abs(offsetMs - offset)).toBeLessThanOrEqual(rttMs / 2);
        },
      ),
    );
  });

  it('C-22 the lowest round trip of the last eight is believed', () => {
    const all: ClockSample[] = [40, 10, 30, 20, 50, 60, 70, 80, 90].map((rttMs) => ({
      rttMs,
      offsetMs: rttMs / 10,
      at: 0,
    }));
    const add = (count: number) => all.slice(0, count).reduce<ClockSample[]>(addSample, []);
    expect(bestSample(add(8))).toEqual({ rttMs: 10, offsetMs: 1, at: 0 });
    expect(add(9).length).toBe(8);
    expect(bestSample([...add(9).slice(1), { rttMs: 95, offsetMs: 9.5, at: 0 }])).toEqual({
      rttMs: 20,
      offsetMs: 2,
      at: 0,
    });
    expect(bestSample([])).toBeUndefined();
  });

  it('C-22 a clock that was set makes the older samples worthless', () => {
    const before = [{ rttMs: 2, offsetMs: 0, at: 0 }];
    const set = { rttMs: 90, offsetMs: -3_600_000, at: 1 };
    expect(addSample(before, set)).toEqual([set]);
    expect(addSample(before, { rttMs: 90, offsetMs: 45, at: 1 }).length).toBe(2);
  });

  it('C-22 is measured at hello and with every beat, which carries the queue and the last round trip', () => {
    const { clock, network, mirror, connection } = rig({ vitals: () => ({ screen: 'locked', idleMs: 7 }) });
    const socket = goLive({ network });
    const [first] = socket.asked('beat');
    expect(first?.body).toEqual({ t0: clock.now(), queued: 0, screen: 'locked', idleMs: 7 });
    const hub = clock.now() + 3_600_000;
    clock.advance(20);
    first?.answer({ t1: hub + 10, t2: hub + 10 });
    expect(mirror.clock).toEqual({ type: 'clock', offsetMs: 3_600_000, rttMs: 20 });
    void connection.send({ type: 'equipment.retire', equipmentId: '00000000-0000-7000-8000-000000000001' });
    clock.advance(4_980);
    expect(socket.asked('beat')[0]?.body).toMatchObject({ queued: 1, rttMs: 20 });
  });

  it('C-22 a beat that is lost or refused is no measure, and the next one comes in its time', () => {
    const { clock, network, mirror, log } = rig();
    const socket = goLive({ network });
    socket.asked('beat')[0]?.answer({ ok: false, code: 'rate-limited', message: 'Slower.' });
    expect([mirror.clock, log.at(-1)?.level]).toEqual([undefined, 'warn']);
    clock.advance(5_000);
    socket.say('head', headAt(0));
    clock.advance(5_000);
    socket.say('head', headAt(0));
    expect(socket.questions.filter((one) => one.event === 'beat').length).toBe(3);
  });

  it('C-22 stops beating with the connection', () => {
    const { clock, network } = rig();
    const socket = goLive({ network });
    socket.break();
    clock.advance(60_000);
    expect(socket.questions.filter((one) => one.event === 'beat').length).toBe(1);
  });
});

describe('the time of an act', () => {
  const HOUR_MS = 3_600_000;

  it('C-26 is the hub’s, within the error that it says, whatever the way there and back and however old the measure', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e10, max: 1e10 }),
        fc.nat(5_000),
        fc.nat(5_000),
        fc.nat(1e9),
        fc.double({ min: -1e-4, max: 1e-4, noNaN: true }),
        (offset, there, back, ageMs, drift) => {
          const t0 = 1_700_000_000_000;
          const hubAt = t0 + there + offset;
          const sample = sampleOf(t0, hubAt, hubAt, t0 + there + back);
          const { occurredAt, clockErrorMs = 0 } = onHubClock(sample.at + ageMs, sample);
          const truth = sample.at + ageMs + offset + ageMs * drift;
          // A minute's drift, and two roundings.
          expect(Math.abs(occurredAt - truth)).toBeLessThanOrEqual(clockErrorMs + 6 + 1);
        },
      ),
    );
  });

  it('C-26 is off by half the round trip; an old measure by what clocks drift besides', () => {
    const sample = { offsetMs: HOUR_MS, rttMs: 21, at: 1_000_000 };
    expect(onHubClock(1_060_000, sample)).toEqual({ occurredAt: 1_060_000 + HOUR_MS, clockErrorMs: 11 });
    expect(onHubClock(1_060_000 + 24 * HOUR_MS, sample)).toMatchObject({ clockErrorMs: 8_651 });
  });

  it('C-26 is the local one without an error where the clocks were never compared, or were set back since', () => {
    expect(onHubClock(5, undefined)).toEqual({ occurredAt: 5 });
    expect(onHubClock(999_949, { offsetMs: HOUR_MS, rttMs: 20, at: 1_000_000 })).toEqual({ occurredAt: 999_949 });
  });

  it('C-26 is told with the act, and also known after a restart without a hub', async () => {
    const outbox = createMemoryOutbox('install-1');
    const before = rig({ outbox });
    const socket = goLive(before);
    const [beat] = socket.asked('beat');
    const hub = before.clock.now() + HOUR_MS;
    before.clock.advance(20);
    beat?.answer({ t1: hub + 10, t2: hub + 10 });
    await before.connection.send(create(1));
    expect(socket.asked('intent')[0]?.body).toMatchObject({ occurredAt: hub + 20, clockErrorMs: 10 });
    before.connection.close();

    const after = rig({ outbox });
    expect(after.mirror.clock).toEqual({ type: 'clock', offsetMs: HOUR_MS, rttMs: 20 });
    after.clock.advance(24 * HOUR_MS);
    await after.connection.send(create(2));
    expect(outbox.entries()[1]).toMatchObject({
      occurredAt: after.clock.now() + HOUR_MS,
      clockErrorMs: expect.closeTo(8_644, -1),
    });
  });

  it('C-26 a measure is kept when it is another, or an hour has passed, and a disk that is full spoils nothing', () => {
    const outbox = createMemoryOutbox('install-1');
    const kept: ClockSample[] = [];
    let isFull = true;
    const keepClock = (sample: ClockSample) => {
      kept.push(sample);
      if (isFull) throw new Error('disk full');
    };
    const it = rig({ outbox: { ...outbox, keepClock } });
    const socket = goLive(it);
    const beatAt = (offsetMs: number, afterMs: number) => {
      for (let passed = 0; passed < afterMs; passed += 5_000) {
        it.clock.advance(5_000);
        socket.say('head', headAt(0));
        const now = it.clock.now() + offsetMs;
        socket.asked('beat')[0]?.answer({ t1: now, t2: now });
      }
      return kept.length;
    };
    expect([beatAt(0, 5_000), it.log.at(-1)?.level]).toEqual([1, 'warn']);
    isFull = false;
    expect([beatAt(0, 60_000), beatAt(90, 60_000), beatAt(300, 5_000)]).toEqual([1, 1, 2]);
    expect(beatAt(300, HOUR_MS)).toBe(3);
  });
});
