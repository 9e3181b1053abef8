import { describe, expect, it } from 'vitest';
import { personChannel } from '../protocol/scalars.ts';
import { ana, atStation, ben, create, headAt, helloOf } from './test-kit/lab.ts';
import { goLive, type Rig, rig } from './test-kit/rig.ts';

const badge = { badge: 'a' };
const signedIn = (user = ana) => ({ ok: true, user, expiresAt: 1_800_000_000_000 });
const own = (user = ana) => ({ channel: personChannel(user.id), epoch: 'p', seq: 0, state: { sessions: {} } });
const userAt = ({ mirror }: Rig) =>
  mirror.actor?.actor.kind === 'station' ? mirror.actor.actor.user?.name : 'nobody here';

/** Every open question but beats, as the hub would see them. */
const asked = ({ network }: Rig): string[] =>
  network.last.questions.filter((one) => one.isOpen && one.event !== 'beat').map((one) => one.event);

async function signIn(it: Rig, user = ana) {
  const answer = it.connection.signIn(badge);
  it.network.last.asked('sign-in')[0]?.answer(signedIn(user));
  it.network.last.say('snapshot', own(user));
  return answer;
}

function reconnect(it: Rig, hello: Parameters<typeof helloOf>[0] = {}): void {
  it.network.last.break();
  it.clock.advance(250);
  it.network.last.connect();
  it.network.last.say('hello', helloOf(hello));
  it.network.last.say('head', headAt(0));
}

describe('signing in', () => {
  it('C-19 makes the person the actor, and their channel joins with its snapshot', async () => {
    const it = rig();
    goLive(it);
    expect(await signIn(it)).toEqual(signedIn());
    expect([userAt(it), it.mirror.actor?.channels, it.mirror.phase]).toEqual([
      'Ana',
      ['floor', personChannel(ana.id)],
      'live',
    ]);
    expect(it.mirror.logs.get(personChannel(ana.id))).toMatchObject({ seq: 0, state: { sessions: {} } });
  });

  it('C-19 that is refused changes nothing', async () => {
    const it = rig();
    goLive(it);
    const answer = it.connection.signIn(badge);
    it.network.last.asked('sign-in')[0]?.answer({ ok: false, code: 'unauthorized', message: 'Unknown badge.' });
    expect(await answer).toEqual({ ok: false, code: 'unauthorized', message: 'Unknown badge.' });
    expect([userAt(it), asked(it)]).toEqual([undefined, []]);
  });

  it('C-19 without a connection is refused at once', async () => {
    const it = rig();
    expect(await it.connection.signIn(badge)).toMatchObject({ ok: false, code: 'server-restarting' });
  });

  it('C-19 of the next person leaves the last one’s channel', async () => {
    const it = rig();
    goLive(it);
    await signIn(it);
    await signIn(it, ben);
    expect([userAt(it), [...it.mirror.logs.keys()]]).toEqual(['Ben', ['floor', personChannel(ben.id)]]);
  });

  it('C-19 waits for what was done before it, so that nobody’s act is taken for the next one’s', async () => {
    const it = rig();
    goLive(it);
    await it.connection.send(create(1));
    const answer = it.connection.signIn(badge);
    await it.connection.send(create(2));
    expect(asked(it)).toEqual(['intent']);
    it.network.last.asked('intent')[0]?.answer({ n: 1, ok: true, result: {}, seq: {} });
    expect(asked(it)).toEqual(['sign-in']);
    it.network.last.asked('sign-in')[0]?.answer(signedIn());
    expect(asked(it)).toEqual(['intent']);
    expect(await answer).toEqual(signedIn());
  });

  it('C-19 is given up where acts before it can’t go out, and those behind it go on', async () => {
    const it = rig();
    const socket = goLive(it);
    await it.connection.send(create(1));
    const answer = it.connection.signIn(badge);
    for (let i = 0; i < 5; i++) {
      socket.asked('intent')[0]?.answer({ n: 1, ok: false, code: 'storage-full', message: 'Full.', retryAfterMs: 100 });
      it.clock.advance(2_000);
      socket.say('head', headAt(0));
    }
    expect(await answer).toMatchObject({ ok: false, code: 'overloaded' });
    it.clock.advance(4_100);
    expect(asked(it)).toEqual(['intent']);
  });

  it('C-19 whose answer is lost is undone, because the person was told that it failed', async () => {
    const it = rig();
    goLive(it);
    const answer = it.connection.signIn(badge);
    reconnect(it, { actor: atStation(ana), channels: ['floor', personChannel(ana.id)] });
    expect(await answer).toMatchObject({ ok: false, code: 'server-restarting' });
    expect([userAt(it), asked(it)]).toEqual([undefined, ['sign-out']]);
    expect(it.mirror.actor?.channels).toEqual(['floor']);
    it.network.last.asked('sign-out')[0]?.answer({ ok: true });
    expect(asked(it)).toEqual([]);
  });

  it('C-19 whose answer is lost and that never happened needs no sign-out', async () => {
    const it = rig();
    goLive(it);
    const answer = it.connection.signIn(badge);
    reconnect(it);
    expect([await answer, asked(it)]).toMatchObject([{ ok: false }, []]);
  });

  it('C-19 is kept by the hub over a reconnect', async () => {
    const it = rig();
    goLive(it);
    await signIn(it);
    reconnect(it, { actor: atStation(ana), channels: ['floor', personChannel(ana.id)] });
    expect([userAt(it), it.mirror.logs.has(personChannel(ana.id))]).toEqual(['Ana', true]);
  });

  it('C-19 whose snapshot was lost is made good from the next heads', async () => {
    const it = rig();
    const socket = goLive(it);
    const answer = it.connection.signIn(badge);
    socket.asked('sign-in')[0]?.answer(signedIn());
    await answer;
    const head = { ...headAt(0), [personChannel(ana.id)]: { epoch: 'p', seq: 3 } };
    socket.say('head', head);
    socket.say('head', head);
    expect(socket.asked('sync')[0]?.body).toEqual({ channel: personChannel(ana.id), epoch: '', since: 0 });
    socket.asked('sync')[0]?.answer({ ok: true });
    socket.say('snapshot', { ...own(), seq: 3 });
    expect([it.mirror.logs.get(personChannel(ana.id))?.seq, it.mirror.phase]).toEqual([3, 'live']);
  });
});

describe('signing out', () => {
  it('C-20 is done here at once and told to the hub after what the person did', async () => {
    const it = rig();
    goLive(it);
    await signIn(it);
    await it.connection.send(create(1));
    const answer = it.connection.signOut();
    expect([userAt(it), [...it.mirror.logs.keys()], asked(it)]).toEqual([undefined, ['floor'], ['intent']]);
    it.network.last.asked('intent')[0]?.answer({ n: 1, ok: true, result: {}, seq: { floor: 1 } });
    expect(asked(it)).toEqual(['sign-out']);
    it.network.last.asked('sign-out')[0]?.answer({ ok: true });
    expect(await answer).toEqual({ ok: true });
  });

  it('C-20 without a connection is remembered, and told after the acts before it', async () => {
    const it = rig();
    goLive(it);
    await signIn(it);
    it.network.last.break();
    await it.connection.send(create(1));
    expect(await it.connection.signOut()).toEqual({ ok: true });
    await it.connection.send(create(2));
    it.clock.advance(250);
    it.network.last.connect();
    it.network.last.say('hello', helloOf({ actor: atStation(ana), channels: ['floor', personChannel(ana.id)] }));
    it.network.last.say('snapshot', own());
    expect([userAt(it), it.mirror.logs.has(personChannel(ana.id)), asked(it)]).toEqual([undefined, false, ['intent']]);
    it.network.last.asked('intent')[0]?.answer({ n: 1, ok: true, result: {}, seq: {} });
    expect(asked(it)).toEqual(['sign-out']);
    it.network.last.asked('sign-out')[0]?.answer({ ok: true });
    expect(it.network.last.asked('intent')[0]?.body).toMatchObject({ n: 2 });
  });

  it('C-20 that the hub is too busy for is told again with its next head', async () => {
    const it = rig();
    const socket = goLive(it);
    await signIn(it);
    const answer = it.connection.signOut();
    socket.asked('sign-out')[0]?.answer({ ok: false, code: 'rate-limited', message: 'Slower.' });
    expect([await answer, asked(it)]).toEqual([{ ok: true }, []]);
    socket.say('head', headAt(0));
    expect(asked(it)).toEqual(['sign-out']);
  });

  it('C-20 is not the station’s matter on a person’s own connection: the hub decides', async () => {
    const it = rig({ kind: 'person' });
    goLive(it, 0, { actor: { kind: 'person', user: ana }, channels: ['floor'] });
    const answer = it.connection.signOut();
    it.network.last.asked('sign-out')[0]?.answer({ ok: false, code: 'forbidden', message: 'On the dashboard.' });
    expect(await answer).toMatchObject({ ok: false, code: 'forbidden' });
    expect(it.mirror.actor?.actor).toEqual({ kind: 'person', user: ana });
  });
});
