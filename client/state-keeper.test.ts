import { expect, test } from 'vitest';
import { emptyFloor } from '../protocol/floor.ts';
import { emptyPerson } from '../protocol/person.ts';
import { personChannel } from '../protocol/scalars.ts';
import { emptyStaff } from '../protocol/staff.ts';
import { ana, atStation, create, factsOf, floorAt, headAt, helloOf, idOf, station } from './test-kit/lab.ts';
import { MemoryLastState } from './test-kit/memory-last-state.ts';
import { goLive, type Rig, rig } from './test-kit/rig.ts';

const own = personChannel(ana.id);
const signedIn = { actor: atStation(ana), channels: ['floor' as const, own] };

/** A kiosk that is live with Ana at it, and a floor of one. */
function kiosk(store = new MemoryLastState()) {
  const here = rig({ lastState: store });
  const socket = here.network.last;
  socket.connect();
  socket.say('hello', helloOf(signedIn));
  socket.say('snapshot', floorAt(1));
  socket.say('snapshot', { channel: own, epoch: 'p1', seq: 0, state: emptyPerson });
  socket.say('head', { ...headAt(1), [own]: { epoch: 'p1', seq: 0 } });
  return { ...here, socket, store };
}

const FACTS_WITHIN_MS = 10_000;
const TIME_WITHIN_MS = 60_000;
/** The program ends without a word, and starts again with its disk. */
const restarted = ({ outbox }: Rig, store: MemoryLastState) => rig({ lastState: store, outbox });
const heads = ({ clock }: Rig, forMs: number, say: () => void) => {
  for (let passed = 0; passed < forMs; passed += 5_000) {
    clock.advance(5_000);
    say();
  }
};

test('C-29 after a restart without a hub a screen has who, what and as of when, and none of it counts as live', () => {
  const first = kiosk();
  const liveAt = first.clock.now();
  first.socket.say('facts', factsOf(2));
  first.clock.advance(FACTS_WITHIN_MS);
  const { mirror } = restarted(first, first.store);
  expect(mirror.actor).toEqual({ type: 'actor', actor: atStation(ana), channels: ['floor', own] });
  expect(mirror.logs.get('floor')).toEqual({ epoch: 'e1', seq: 2, state: floorAt(2).state });
  expect(mirror.logs.get(own)).toEqual({ epoch: 'p1', seq: 0, state: emptyPerson });
  expect([mirror.currentAt, mirror.phase]).toEqual([liveAt, 'connecting']);
});

test('C-29 the hub is asked for what is missing only, and a head makes it current', () => {
  const first = kiosk();
  first.connection.close();
  const { mirror, network } = restarted(first, first.store);
  const socket = network.last;
  expect(socket.auth.cursors).toEqual({ floor: { epoch: 'e1', seq: 1 }, [own]: { epoch: 'p1', seq: 0 } });
  socket.connect();
  socket.say('hello', helloOf(signedIn));
  expect(mirror.phase).toBe('syncing');
  socket.say('facts', factsOf(2));
  socket.say('head', { ...headAt(2), [own]: { epoch: 'p1', seq: 0 } });
  expect(mirror.phase).toBe('live');
  expect(mirror.logs.get('floor')?.state).toEqual(floorAt(2).state);
  expect(mirror.updates.filter(({ type }) => type === 'snapshot')).toHaveLength(2);
});

test('C-29 a channel that is not followed any more is not kept', () => {
  const first = kiosk();
  void first.connection.signOut();
  expect(first.store.read()?.channels.map(({ channel }) => channel)).toEqual(['floor']);
});

test('C-29 what only the staff may see is not kept', () => {
  const store = new MemoryLastState();
  const here = rig({ lastState: store });
  const maria = { ...ana, role: 'manager' as const };
  const channels = ['floor' as const, 'staff' as const, own];
  goLive(here, 1, { actor: atStation(maria), channels });
  const socket = here.network.last;
  socket.say('snapshot', { channel: 'staff', epoch: 's1', seq: 3, state: emptyStaff });
  socket.say('snapshot', { channel: own, epoch: 'p1', seq: 0, state: emptyPerson });
  socket.say('head', { ...headAt(1), staff: { epoch: 's1', seq: 3 }, [own]: { epoch: 'p1', seq: 0 } });
  expect(here.mirror.phase).toBe('live');
  here.connection.close();
  expect(rig({ lastState: store }).network.last.auth.cursors).toEqual({
    floor: { epoch: 'e1', seq: 1 },
    [own]: { epoch: 'p1', seq: 0 },
  });
});

test('C-29 a screen that was never whole keeps nothing', () => {
  const store = new MemoryLastState();
  const { network, connection } = rig({ lastState: store });
  network.last.connect();
  network.last.say('hello', helloOf());
  network.last.say('snapshot', floorAt(1));
  connection.close();
  expect(store.writes).toEqual([]);
});

test('C-30 a thousand facts are one write of their channel, and heads alone move only the time', () => {
  const here = kiosk();
  const { socket, store } = here;
  const head = () => socket.say('head', { ...headAt(1_000), [own]: { epoch: 'p1', seq: 0 } });
  const seqs = () => store.writes.map(({ channels }) => channels.map(({ seq }) => seq));
  for (let n = 2; n <= 1_000; n += 1) socket.say('facts', factsOf(n));
  expect(seqs()).toEqual([]);
  heads(here, FACTS_WITHIN_MS, head);
  expect(seqs()).toEqual([[1_000, 0]]);
  heads(here, TIME_WITHIN_MS, head);
  expect(seqs()).toEqual([[1_000, 0], []]);
  expect(store.read()?.currentAt).toBeGreaterThan(here.clock.now() - TIME_WITHIN_MS);
});

test('C-30 what an act led to is kept before the act leaves the outbox', async () => {
  const here = kiosk();
  const left: (number | undefined)[] = [];
  const settle = here.outbox.settle;
  here.outbox.settle = (acts) => {
    left.push(here.store.read()?.channels.find(({ channel }) => channel === 'floor')?.seq);
    settle(acts);
  };
  await here.connection.send(create(2));
  const [question] = here.socket.asked('intent');
  here.socket.say('facts', factsOf(2));
  question?.answer({ n: 1, ok: true, result: {}, seq: { floor: 2 } });
  expect(left).toEqual([2]);
});

test('C-30 a write that fails is told in the log, and stops nothing', () => {
  const store = new MemoryLastState();
  store.write = () => {
    throw new Error('disk full');
  };
  const { connection, log, mirror } = kiosk(store);
  void connection.signOut();
  expect(mirror.phase).toBe('live');
  expect(log.map(({ message }) => message)).toContain('the last state could not be kept');
});

test('C-31 whoever signed out before a restart stays out, and the hub hears of it after what they did', async () => {
  const first = kiosk();
  first.socket.break();
  await first.connection.send({ type: 'session.end', sessionId: idOf(7), outcome: 'completed' });
  void first.connection.signOut();
  const { mirror, network } = restarted(first, first.store);
  expect(mirror.actor?.actor).toEqual(station);
  const socket = network.last;
  socket.connect();
  socket.say('hello', helloOf(signedIn));
  expect(mirror.actor?.actor).toEqual(station);
  socket.say('head', headAt(1));
  expect(socket.asked('sign-out')).toEqual([]);
  socket.asked('intent')[0]?.answer({ n: 1, ok: true, result: {}, seq: {} });
  expect(socket.asked('sign-out')).toHaveLength(1);
  socket.asked('sign-out')[0]?.answer({ ok: true });
  expect(first.store.read()?.isSigningOut).toBe(false);
});

test('C-31 a screen that the hub does not know any more keeps nothing, until the hub takes it again', () => {
  const here = kiosk();
  here.socket.say('bye', { code: 'unauthorized', retryable: false });
  void here.connection.signOut();
  here.clock.advance(TIME_WITHIN_MS);
  expect(here.store.read()).toBeUndefined();
  here.connection.retryNow();
  goLive(here, 1);
  here.connection.close();
  expect(here.store.read()?.actor).toEqual(station);
});

test('C-29 a history that is another one replaces what was kept', () => {
  const first = kiosk();
  first.connection.close();
  const again = restarted(first, first.store);
  goLive(again, 0, {});
  again.network.last.say('snapshot', { ...floorAt(0, 'e2'), seq: 4 });
  again.network.last.say('head', headAt(4, 'e2'));
  again.connection.close();
  expect(first.store.read()).toMatchObject({ channels: [{ epoch: 'e2', seq: 4, state: emptyFloor }] });
});
