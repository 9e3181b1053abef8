import { describe, expect, it } from 'vitest';
import { personChannel } from '../protocol/scalars.ts';
import { ana, factsOf, floorAt, headAt, helloOf, idOf } from './test-kit/lab.ts';
import { Mirror } from './test-kit/mirror.ts';
import { goLive, type Rig, rig } from './test-kit/rig.ts';

const floor = ({ mirror }: Pick<Rig, 'mirror'>) => mirror.logs.get('floor');
const syncs = ({ network }: Pick<Rig, 'network'>) => network.last.asked('sync').map((one) => one.body);

describe('a log', () => {
  it('C-6 applies the next fact and ignores what is in already', () => {
    const it = rig();
    const socket = goLive(it, 2);
    socket.say('facts', factsOf(3));
    socket.say('facts', factsOf(2, 3, 4));
    socket.say('facts', factsOf(1));
    expect(floor(it)).toEqual({ epoch: 'e1', seq: 4, state: floorAt(4).state });
    expect(it.mirror.phase).toBe('live');
  });

  it('C-6 at a gap applies nothing behind it, asks once, and is not live until it is filled', () => {
    const it = rig();
    const socket = goLive(it, 2);
    socket.say('facts', factsOf(5));
    socket.say('facts', factsOf(6, 7));
    expect([floor(it)?.seq, it.mirror.phase]).toEqual([2, 'syncing']);
    expect(syncs(it)).toEqual([{ channel: 'floor', epoch: 'e1', since: 2 }]);
    socket.asked('sync')[0]?.answer({ ok: true });
    socket.say('facts', factsOf(8));
    expect(syncs(it)).toEqual([]);
    socket.say('facts', factsOf(3, 4, 5, 6));
    expect(it.mirror.phase).toBe('syncing');
    socket.say('facts', factsOf(7, 8));
    expect([floor(it)?.state, it.mirror.phase]).toEqual([floorAt(8).state, 'live']);
  });

  it('C-6 facts that came in the wrong order are asked for, not shuffled', () => {
    const it = rig();
    const socket = goLive(it, 0);
    socket.say('facts', factsOf(2, 1));
    expect(floor(it)?.seq).toBe(0);
    socket.say('facts', factsOf(1, 2));
    expect([floor(it)?.seq, it.mirror.phase]).toEqual([2, 'live']);
  });

  it('C-6 a frame with a hole in it is taken up to the hole', () => {
    const it = rig();
    goLive(it, 0).say('facts', factsOf(1, 2, 4));
    expect([floor(it)?.seq, syncs(it)]).toEqual([2, [{ channel: 'floor', epoch: 'e1', since: 2 }]]);
  });

  it('C-7 a snapshot replaces a state in one update, also one of another history', () => {
    const it = rig();
    const socket = goLive(it, 5);
    const before = it.mirror.count('snapshot');
    socket.say('snapshot', floorAt(2, 'e2'));
    socket.say('head', headAt(2, 'e2'));
    expect(floor(it)).toEqual({ epoch: 'e2', seq: 2, state: floorAt(2).state });
    expect([it.mirror.count('snapshot'), it.mirror.phase]).toEqual([before + 1, 'live']);
  });

  it('C-7 facts of another history are not mixed in: the log is asked for', () => {
    const it = rig();
    const socket = goLive(it, 2);
    socket.say('facts', { ...factsOf(3), epoch: 'e2' });
    expect([floor(it)?.seq, it.mirror.phase, syncs(it)]).toEqual([
      2,
      'syncing',
      [{ channel: 'floor', epoch: 'e1', since: 2 }],
    ]);
    socket.asked('sync')[0]?.answer({ ok: true });
    socket.say('snapshot', floorAt(3, 'e2'));
    expect(it.mirror.phase).toBe('live');
  });

  it('C-8 a head that is ahead shows a silent loss at once', () => {
    const it = rig();
    const socket = goLive(it, 2);
    socket.say('head', headAt(4));
    expect([it.mirror.phase, syncs(it)]).toEqual(['syncing', [{ channel: 'floor', epoch: 'e1', since: 2 }]]);
  });

  it('C-8 a request that was lost or led to nothing is made again at the next head, one that moves is not', () => {
    const it = rig();
    const socket = goLive(it, 2);
    socket.say('head', headAt(6));
    socket.asked('sync')[0]?.lose();
    socket.say('head', headAt(6));
    expect(syncs(it).length).toBe(1);
    socket.asked('sync')[0]?.answer({ ok: true });
    socket.say('facts', factsOf(3));
    socket.say('head', headAt(6));
    expect(syncs(it).length).toBe(0);
    socket.say('head', headAt(6));
    expect(syncs(it)).toEqual([{ channel: 'floor', epoch: 'e1', since: 3 }]);
  });

  it('C-8 is live only once the hub’s head has vouched for every channel', () => {
    const { clock, network, mirror } = rig({ kind: 'person' });
    const mine = personChannel(ana.id);
    const socket = network.last;
    socket.connect();
    socket.say('hello', helloOf({ channels: ['floor', mine], actor: { kind: 'person', user: ana } }));
    socket.say('snapshot', floorAt(2));
    expect(mirror.phase).toBe('syncing');
    socket.say('snapshot', { channel: mine, epoch: 'p', seq: 0, state: { sessions: {} } });
    expect([mirror.phase, mirror.currentAt]).toEqual(['syncing', undefined]);
    socket.say('head', { ...headAt(2), [mine]: { epoch: 'p', seq: 0 } });
    expect([mirror.phase, mirror.currentAt]).toEqual(['live', clock.now()]);
    clock.advance(5_000);
    socket.say('head', { ...headAt(2), [mine]: { epoch: 'p', seq: 0 } });
    expect(mirror.currentAt).toBe(clock.now());
  });

  it('C-8 what is still being replayed when a head comes is not asked for', () => {
    const it = rig();
    const socket = it.network.last;
    socket.connect();
    socket.say('hello', helloOf());
    socket.say('head', headAt(2));
    expect(syncs(it)).toEqual([]);
    socket.say('snapshot', floorAt(2));
    expect(it.mirror.phase).toBe('live');
  });

  it('C-4 goes on from its cursor after a reconnect, without a snapshot', () => {
    const it = rig();
    goLive(it, 2).break();
    it.clock.advance(250);
    const before = it.mirror.count('snapshot');
    it.network.last.connect();
    it.network.last.say('hello', helloOf());
    it.network.last.say('facts', factsOf(3, 4));
    expect(it.mirror.phase).toBe('syncing');
    it.network.last.say('head', headAt(4));
    expect([floor(it)?.state, it.mirror.phase]).toEqual([floorAt(4).state, 'live']);
    expect(it.mirror.count('snapshot')).toBe(before);
  });

  it('C-4 goes on with no facts at all where the cursor was at head', () => {
    const it = rig();
    goLive(it, 2).break();
    it.clock.advance(250);
    it.network.last.connect();
    it.network.last.say('hello', helloOf());
    it.network.last.say('head', headAt(2));
    expect(it.mirror.phase).toBe('live');
  });

  it('C-6 an empty history needs neither snapshot nor facts, and starts at the first fact', () => {
    const it = rig();
    it.network.last.connect();
    it.network.last.say('hello', helloOf());
    it.network.last.say('head', headAt(0));
    expect([floor(it), it.mirror.phase]).toEqual([{ epoch: 'e1', seq: 0, state: floorAt(0).state }, 'live']);
    const other = rig();
    other.network.last.connect();
    other.network.last.say('hello', helloOf());
    other.network.last.say('facts', factsOf(1, 2));
    other.network.last.say('head', headAt(2));
    expect(floor(other)).toEqual({ epoch: 'e1', seq: 2, state: floorAt(2).state });
  });

  it('C-6 a channel that is no longer ours is left', () => {
    const it = rig({ kind: 'person' });
    const mine = personChannel(ana.id);
    it.network.last.connect();
    it.network.last.say('hello', helloOf({ channels: ['floor', mine] }));
    it.network.last.say('snapshot', { channel: mine, epoch: 'p', seq: 0, state: { sessions: {} } });
    it.network.last.break();
    it.clock.advance(250);
    it.network.last.connect();
    it.network.last.say('hello', helloOf());
    expect(it.mirror.logs.has(mine)).toBe(false);
    expect(it.mirror.actor?.channels).toEqual(['floor']);
  });
});

describe('a subscriber', () => {
  it('C-18 that comes late gets the present state first, and the same as one that was there', () => {
    const { connection, network, mirror } = rig();
    const socket = goLive({ network }, 2);
    socket.say('presence', {
      full: true,
      stations: [{ stationId: idOf(500), state: 'online', lastSeenAt: 1, version: '1', queued: 0 }],
    });
    socket.asked('beat')[0]?.answer({ t1: 1_700_000_000_000, t2: 1_700_000_000_000 });
    socket.say('facts', factsOf(3));
    const seen: string[] = [];
    connection.subscribe((update) => seen.push(update.type))();
    expect(seen).toEqual([
      'link',
      'actor',
      'snapshot',
      'presence',
      'answered',
      'outbox',
      'clock',
      'idle-policy',
      'current',
    ]);
    const late = new Mirror(connection);
    socket.say('facts', factsOf(4));
    for (const part of ['link', 'actor', 'logs', 'stations', 'outbox', 'clock', 'currentAt'] as const)
      expect(late[part], part).toEqual(mirror[part]);
  });

  it('C-18 that acts while it is told gets everything once and in order', () => {
    const { connection, network } = rig();
    const socket = goLive({ network }, 0);
    const inner: number[] = [];
    connection.subscribe((update) => {
      if (update.type !== 'facts' || update.facts[0]?.seq !== 1) return;
      connection.subscribe((own) => {
        if (own.type === 'snapshot') inner.push(own.seq);
        if (own.type === 'facts') inner.push(...own.facts.map((one) => one.seq));
      });
      socket.say('facts', factsOf(2));
    });
    socket.say('facts', factsOf(1));
    socket.say('facts', factsOf(3));
    expect(inner).toEqual([1, 2, 3]);
  });

  it('C-18 that throws takes nothing from the others, and one that left hears nothing', () => {
    const { connection, network, mirror, log } = rig();
    const socket = goLive({ network }, 0);
    connection.subscribe(() => {
      throw new Error('mine');
    });
    mirror.leave();
    const heard = mirror.updates.length;
    const other = new Mirror(connection);
    socket.say('facts', factsOf(1));
    expect([other.logs.get('floor')?.seq, mirror.updates.length]).toEqual([1, heard]);
    expect(log.some((line) => line.level === 'error')).toBe(true);
  });
});
