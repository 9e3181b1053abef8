import { describe, expect, it } from 'vitest';
import { factsOf, floorAt, headAt, helloOf, idOf } from './test-kit/lab.ts';
import { goLive, rig } from './test-kit/rig.ts';

const refusal = { code: 'overloaded', message: 'Too many at once.', retryable: true, retryAfterMs: 3_000 };

describe('connecting', () => {
  it('C-1 goes through connecting and syncing to live, and says so in order', () => {
    const { network, mirror } = rig();
    goLive({ network }, 2);
    const phases = mirror.updates.flatMap((one) =>
      one.type === 'link' ? [[one.link.phase, one.offlineSince === null]] : [],
    );
    expect(phases).toEqual([
      ['connecting', false],
      ['syncing', false],
      ['live', true],
    ]);
  });

  it('C-4 says who it is, and where each log ends', () => {
    const { clock, network } = rig();
    const client = { kind: 'station', version: '1.0.0', installId: 'install-1' };
    expect(network.last.auth).toEqual({ protocol: 1, client, token: 'secret', cursors: {} });
    goLive({ network }, 3).break();
    clock.advance(250);
    expect(network.last.auth.cursors).toEqual({ floor: { epoch: 'e1', seq: 3 } });
  });

  it('C-2 gives up a try after 5 s, waits, and tries again on a new socket', () => {
    const { clock, network, mirror } = rig();
    clock.advance(4_999);
    expect(mirror.phase).toBe('connecting');
    clock.advance(1);
    expect(mirror.link?.link).toMatchObject({ phase: 'waiting', attempt: 1, reason: { code: 'unreachable' } });
    expect(network.sockets[0]?.isClosed).toBe(true);
    clock.advance(125);
    expect([mirror.link?.link, network.sockets.length]).toEqual([{ phase: 'connecting', attempt: 2 }, 2]);
  });

  it('C-2 gives up a connection that never says hello, and counts it as a failure', () => {
    const { clock, network, mirror } = rig();
    network.last.connect();
    clock.advance(10_000);
    expect(mirror.link?.link).toMatchObject({ phase: 'waiting', attempt: 1 });
  });

  it('C-2 counts failures until hello, and from there anew', () => {
    const { clock, network, mirror } = rig();
    for (const attempt of [1, 2, 3]) {
      network.last.refuse('xhr poll error');
      expect(mirror.link?.link).toMatchObject({ phase: 'waiting', attempt });
      clock.advance(250);
    }
    goLive({ network });
    network.last.break();
    expect(mirror.link?.link).toMatchObject({ phase: 'waiting', attempt: 0 });
  });

  it('C-2 obeys retryAfterMs of a refused handshake and of a goodbye', () => {
    const { clock, network, mirror } = rig();
    network.last.refuse('Too many at once.', refusal);
    const { retryable: _retryable, ...reason } = refusal;
    expect(mirror.link?.link).toEqual({ phase: 'waiting', attempt: 1, retryAt: clock.now() + 3_125, reason });
    clock.advance(3_125);
    goLive({ network }).say('bye', { ...refusal, code: 'server-restarting', retryAfterMs: 700 });
    expect(mirror.link?.link).toMatchObject({ phase: 'waiting', attempt: 0, retryAt: clock.now() + 825 });
  });

  it.each(['unauthorized', 'token-expired', 'forbidden', 'protocol-too-old', 'taken-over'])(
    'C-3 stops for good at %s',
    (code) => {
      const { clock, network, mirror } = rig();
      network.last.refuse('No.', { code, retryable: false });
      expect(mirror.link?.link).toEqual({ phase: 'stopped', reason: { code, message: 'No.' } });
      clock.advance(3_600_000);
      expect([network.sockets.length, clock.pending]).toEqual([1, 0]);
    },
  );

  it('C-3 a goodbye that can’t be retried stops, and a person may start again', () => {
    const { connection, network, mirror } = rig();
    goLive({ network }).say('bye', { code: 'taken-over', retryable: false, message: 'Another took over.' });
    expect(mirror.link?.link).toEqual({
      phase: 'stopped',
      reason: { code: 'taken-over', message: 'Another took over.' },
    });
    connection.retryNow();
    expect([mirror.phase, network.sockets.length]).toEqual(['connecting', 2]);
  });

  it('C-3 close is final: nothing is left running, and nothing starts again', () => {
    const { clock, connection, network, mirror } = rig();
    goLive({ network });
    connection.close();
    connection.retryNow();
    clock.advance(60_000);
    expect([mirror.link?.link, network.sockets.length]).toMatchObject([
      { phase: 'stopped', reason: { code: 'closed' } },
      1,
    ]);
  });

  it('C-5 retryNow ends a wait at once, and begins a try anew that hangs', () => {
    const { clock, connection, network } = rig();
    network.last.refuse('down');
    connection.retryNow();
    expect(network.sockets.length).toBe(2);
    connection.retryNow();
    expect(network.sockets.length).toBe(2);
    clock.advance(1_001);
    connection.retryNow();
    expect([network.sockets.length, network.sockets[1]?.isClosed]).toEqual([3, true]);
  });

  it('C-5 what an old socket still says is not heard', () => {
    const { connection, network, mirror } = rig();
    const old = network.last;
    network.last.refuse('down');
    connection.retryNow();
    old.isClosed = false;
    old.say('hello', helloOf());
    old.break();
    expect(mirror.phase).toBe('connecting');
  });
});

describe('a dead link', () => {
  it('C-9 is noticed after 8 s of silence, however it came about, and tried again', () => {
    const { clock, network, mirror } = rig();
    goLive({ network });
    clock.advance(7_999);
    expect(mirror.phase).toBe('live');
    clock.advance(1);
    expect(mirror.link?.link).toMatchObject({ phase: 'waiting', reason: { code: 'unreachable' } });
    expect(mirror.link?.offlineSince).toBe(clock.now());
  });

  it('C-9 any frame keeps it alive', () => {
    const { clock, network, mirror } = rig();
    const socket = goLive({ network });
    for (let i = 0; i < 10; i++) {
      clock.advance(5_000);
      socket.say('head', headAt(0));
    }
    expect([mirror.phase, network.sockets.length]).toEqual(['live', 1]);
  });

  it('C-9 a shorter grace of the hub counts', () => {
    const { clock, network, mirror } = rig();
    goLive({ network }, 0, { heartbeat: { everyMs: 100, graceMs: 300 } });
    clock.advance(300);
    expect(mirror.phase).toBe('waiting');
  });

  it('C-9 is given up at once by retryNow after a sleep', () => {
    const { clock, connection, network, mirror } = rig();
    goLive({ network });
    connection.retryNow();
    expect(network.sockets.length).toBe(1);
    clock.set(clock.now() + 3_600_000);
    connection.retryNow();
    expect([mirror.phase, network.sockets.length]).toEqual(['connecting', 2]);
  });

  it('C-9 keeps what was on the screen', () => {
    const { clock, network, mirror } = rig();
    goLive({ network }, 2);
    clock.advance(60_000);
    expect(mirror.logs.get('floor')).toMatchObject({ epoch: 'e1', seq: 2 });
  });
});

describe('what the hub says', () => {
  it('C-21 an unknown event or fact is ignored and logged, and the link goes on', () => {
    const { network, mirror, log } = rig();
    const socket = goLive({ network }, 1);
    socket.say('tea-time', { at: 5 });
    socket.say('facts', { channel: 'floor', epoch: 'e1', facts: [{ seq: 2, at: 1, by: {}, type: 'kettle.boiled' }] });
    socket.say('facts', factsOf(3));
    expect([mirror.phase, mirror.logs.get('floor')?.seq]).toEqual(['live', 3]);
    expect(log).toContainEqual({ level: 'info', message: 'an unknown event', detail: 'tea-time' });
  });

  it.each([
    ['hello', {}],
    ['snapshot', { ...floorAt(1), state: { equipment: { [idOf(1)]: { id: idOf(1) } } } }],
    ['facts', { channel: 'floor', epoch: 'e1', facts: [] }],
    ['facts', { channel: '__proto__', epoch: 'e1', facts: [{ seq: 2, at: 1, by: {}, type: 'x' }] }],
    ['head', 'no'],
    ['bye', { code: 'made-up', retryable: true }],
    ['presence', { stations: [{}] }],
  ])('C-21 a %s that can’t be read is logged and changes nothing', (event, body) => {
    const { network, mirror, log } = rig();
    const socket = goLive({ network }, 2);
    const before = mirror.updates.length;
    socket.say(event, body);
    expect([mirror.updates.length, log.at(-1)?.level]).toEqual([before, 'error']);
  });

  it('C-21 what comes before hello is not taken', () => {
    const { network, mirror } = rig();
    network.last.connect();
    network.last.say('snapshot', floorAt(2));
    expect(mirror.logs.size).toBe(0);
  });
});
