import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSample, bestSample, type ClockSample, sampleOf } from './clock-offset.ts';
import { headAt } from './test-kit/lab.ts';
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
          const { offsetMs, rttMs } = sampleOf(t0, t1, t1 + work, t0 + there + work + back);
          expect(rttMs).toBe(there + back);
          expect(Math.abs(offsetMs - offset)).toBeLessThanOrEqual(rttMs / 2);
        },
      ),
    );
  });

  it('C-22 the lowest round trip of the last eight is believed', () => {
    const all: ClockSample[] = [40, 10, 30, 20, 50, 60, 70, 80, 90].map((rttMs) => ({ rttMs, offsetMs: rttMs / 10 }));
    const add = (count: number) => all.slice(0, count).reduce<ClockSample[]>(addSample, []);
    expect(bestSample(add(8))).toEqual({ rttMs: 10, offsetMs: 1 });
    expect(add(9).length).toBe(8);
    expect(bestSample([...add(9).slice(1), { rttMs: 95, offsetMs: 9.5 }])).toEqual({ rttMs: 20, offsetMs: 2 });
    expect(bestSample([])).toBeUndefined();
  });

  it('C-22 a clock that was set makes the older samples worthless', () => {
    const before = [{ rttMs: 2, offsetMs: 0 }];
    expect(addSample(before, { rttMs: 90, offsetMs: -3_600_000 })).toEqual([{ rttMs: 90, offsetMs: -3_600_000 }]);
    expect(addSample(before, { rttMs: 90, offsetMs: 45 }).length).toBe(2);
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
