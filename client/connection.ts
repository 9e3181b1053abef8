import { v7 } from 'uuid';
import type { IdlePolicy } from '../protocol/idle.ts';
import type { IntentBody } from '../protocol/intents.ts';
import type { Refusal } from '../protocol/refusals.ts';
import { PROTOCOL_VERSION } from '../protocol/scalars.ts';
import {
  type Actor,
  type ClientKind,
  type Credentials,
  type Handshake,
  type Head,
  type Hello,
  okAck,
  type SignedIn,
} from '../protocol/wire.ts';
import { Audience } from './audience.ts';
import { type Clock, systemClock } from './clock.ts';
import { type ChannelPorts, FollowedChannels } from './followed-channels.ts';
import { Heartbeat, type Vitals } from './heartbeat.ts';
import type { HubLink, HubUpdate } from './hub-link.ts';
import type { Whole } from './inbound.ts';
import { IntentQueue } from './intent-queue.ts';
import { KnownStations } from './known-stations.ts';
import type { LastState, LastStateStore, LastWord } from './last-state.ts';
import { Link, type LinkPorts } from './link.ts';
import type { Log } from './log.ts';
import { OfflineDesk } from './offline-desk.ts';
import { labOf, refusalWithoutHub } from './offline-policy.ts';
import type { Outbox } from './outbox.ts';
import type { SavedSignIns } from './saved-sign-ins.ts';
import { SignLane } from './sign-lane.ts';
import type { Answer, OpenSocket } from './socket.ts';
import { openSocketIo } from './socket-io.ts';
import { StateKeeper } from './state-keeper.ts';
import { isPublic, ownChannels, userOf, withUser } from './whose.ts';

/** What is missing comes page by page after the answer, so only the answer is waited for. */
const SYNC_TIMEOUT_MS = 5_000;

export interface ConnectionOptions {
  /** The hub's origin, as `http://host:port`. */
  url: string;
  kind: ClientKind;
  version: string;
  /** A station's or a feed's secret; none in a page, where the browser sends its cookie. */
  token?: string;
  /** Which of the browser's stations a page is, where the token is in a cookie. */
  seat?: string;
  outbox: Outbox;
  /** The list of who may sign in here without the hub. */
  saved?: SavedSignIns;
  /** Where what the screen shows outlives this program; without one a restart begins with nothing. */
  lastState?: LastStateStore;
  clock?: Clock;
  /** A number in [0, 1) for the jitter. */
  random?: () => number;
  /** A new UUID for an intent. */
  newId?: () => string;
  openSocket?: OpenSocket;
  log?: Log;
  /** What a station adds to its beats. */
  vitals?: () => Vitals;
}

type Optional = 'token' | 'seat' | 'lastState' | 'saved';
type Resolved = Required<Omit<ConnectionOptions, Optional>> & Pick<ConnectionOptions, Optional>;

/** Connects at once and stays connected until `close`; nothing throws, and nothing that was sent is lost meanwhile. */
export function createConnection(options: ConnectionOptions): HubLink & { close(): void } {
  const connection = new Connection({
    clock: systemClock,
    random: Math.random,
    newId: v7,
    openSocket: openSocketIo,
    log: () => undefined,
    vitals: () => ({}),
    ...options,
  });
  connection.open();
  return connection;
}

/** Wires the parts together, each of which has its own file, and keeps who is signed in. */
class Connection implements HubLink {
  readonly #options: Resolved;
  readonly #audience: Audience;
  readonly #link: Link;
  readonly #channels: FollowedChannels;
  readonly #queue: IntentQueue;
  readonly #lane: SignLane;
  readonly #desk: OfflineDesk;
  readonly #heartbeat: Heartbeat;
  readonly #keeper: StateKeeper;
  readonly #stations = new KnownStations();
  #currentAt: number | null = null;
  /** Undefined until the hub has said so. */
  #idle: IdlePolicy | null | undefined;
  #actor: Actor | undefined;

  constructor(options: Resolved) {
    this.#options = options;
    this.#audience = new Audience(options.log);
    const own = { ...options, emit: (update: HubUpdate): void => this.#emit(update) };
    this.#keeper = new StateKeeper({
      ...own,
      store: options.lastState,
      word: () => this.#lastWord(),
      logs: () => this.#channels.logs(),
    });
    this.#link = new Link({ ...own, handshake: () => this.#handshake(), ...this.#onLink() });
    this.#channels = new FollowedChannels({ ...own, askSync: (request, done) => this.#askSync(request, done) });
    this.#queue = new IntentQueue({
      ...own,
      ask: (intent, timeoutMs, done) => this.#link.ask('intent', intent, timeoutMs, done),
      hubTime: () => this.#heartbeat.hubTime(),
      isLive: () => this.#link.isLive(),
      doneBy: () => this.#doneBy(),
      hasSeen: (channel, seq) => this.#channels.hasSeen(channel, seq),
      isHeld: (entryId) => this.#lane.isHeld(entryId),
      onSettled: () => this.#lane.pump(),
      beforeForgetting: () => this.#keeper.keepNow(),
    });
    this.#lane = new SignLane({
      ...own,
      ask: (event, body, timeoutMs, done) => this.#link.ask(event, body, timeoutMs, done),
      waitingActs: () => this.#queue.waitingIds(),
      onSignedIn: (user) => {
        this.#desk.leave();
        this.#becomeUser(user);
      },
      onSignedOut: () => this.#becomeUser(undefined),
      onMoved: () => this.#queue.pump(),
    });
    this.#desk = new OfflineDesk({
      ...own,
      saved: options.saved,
      hubNow: () => this.#heartbeat.hubTime().occurredAt,
      ask: (event, body, timeoutMs, done) => this.#link.ask(event, body, timeoutMs, done),
      onGone: () => this.#becomeUser(undefined),
    });
    this.#heartbeat = new Heartbeat({
      ...own,
      queued: () => this.#queue.waitingIds().length,
      ask: (body, timeoutMs, done) => this.#link.ask('beat', body, timeoutMs, done),
    });
    const last = options.lastState?.read();
    if (last) this.#restore(last);
  }

  open(): void {
    this.#link.open();
  }

  subscribe(listener: (update: HubUpdate) => void): () => void {
    return this.#audience.join(listener, [
      this.#link.replay(),
      ...this.#actorUpdate(),
      ...this.#channels.replay(),
      ...this.#stations.replay(),
      ...this.#queue.replay(),
      ...this.#heartbeat.replay(),
      ...this.#desk.replay(),
      ...(this.#idle === undefined ? [] : [{ type: 'idle-policy' as const, policy: this.#idle }]),
      ...(this.#currentAt === null ? [] : [{ type: 'current' as const, at: this.#currentAt }]),
    ]);
  }

  send(body: IntentBody): ReturnType<HubLink['send']> {
    const refusal = this.#refusalWithoutHub(body) ?? this.#desk.refusalFor(body);
    return refusal ? Promise.resolve({ ok: false, refusal }) : this.#queue.add(body);
  }

  signIn(credentials: Credentials): ReturnType<HubLink['signIn']> {
    return this.#lane.isOpen || !this.#desk.isOpen ? this.#lane.signIn(credentials) : this.#signInHere(credentials);
  }

  /** From the saved list. Whoever the hub has signed in here is signed out first, so that nobody acts as them. */
  async #signInHere(credentials: Credentials): ReturnType<HubLink['signIn']> {
    const byHub = this.#desk.user ? undefined : this.#actor && userOf(this.#actor);
    const answer = await this.#desk.signIn(credentials);
    if (!answer.ok) return answer;
    if (byHub) void this.#lane.signOut();
    this.#becomeUser(answer.user);
    return answer;
  }

  /** Done here at once, so that nobody acts as the last person; the hub is told after what that person did. */
  signOut(): ReturnType<HubLink['signOut']> {
    this.#desk.leave();
    const answer = this.#lane.signOut();
    if (this.#actor?.kind === 'station') this.#becomeUser(undefined);
    return answer;
  }

  retryNow(): void {
    this.#link.retryNow();
  }

  dismiss(id: string): void {
    this.#queue.dismiss(id);
  }

  close(): void {
    this.#keeper.keepNow();
    this.#link.close();
  }

  /** What this screen knew before a restart. Whoever was signed out then stays so: what they did is in the outbox before. */
  #restore({ actor, channels, currentAt, isSigningOut }: LastState): void {
    this.#actor = actor;
    this.#channels.restore(channels);
    this.#currentAt = currentAt;
    if (isSigningOut) void this.#lane.signOut();
  }

  /** None before the hub has vouched for what is here. */
  #lastWord(): LastWord | undefined {
    if (!this.#actor || this.#currentAt === null) return undefined;
    // Whoever was let in from the list has to be so again: what proves it is nowhere on the disk.
    const actor = this.#desk.user ? withUser(this.#actor, undefined) : this.#actor;
    return { actor, currentAt: this.#currentAt, isSigningOut: this.#lane.signingOut() };
  }

  #emit(update: HubUpdate): void {
    this.#keeper.hear(update);
    if (update.type === 'link' && update.link.phase === 'stopped' && update.link.reason.code === 'unauthorized')
      this.#desk.forget();
    this.#audience.emit(update);
  }

  /** Only a kiosk stands at its equipment, and keeps to what may be done there while nobody can be asked. */
  #refusalWithoutHub(body: IntentBody): Refusal | undefined {
    if (this.#options.kind !== 'station' || this.#link.isLive()) return undefined;
    const lab = labOf(this.#channels.states(), (sessionId) => this.#queue.startedOn(sessionId));
    return refusalWithoutHub(body, lab);
  }

  #handshake(): Handshake {
    const { kind, outbox, seat, token, version } = this.#options;
    return {
      protocol: PROTOCOL_VERSION,
      client: { kind, version, installId: outbox.installId },
      cursors: this.#channels.cursors(),
      ...(token !== undefined && { token }),
      ...(seat !== undefined && { seat }),
    };
  }

  #onLink(): Pick<LinkPorts, 'onHello' | 'onMessage' | 'onGone'> {
    return {
      onHello: (hello) => this.#welcome(hello),
      onMessage: (message) => {
        switch (message.event) {
          case 'snapshot':
            this.#takeSnapshot(message.body);
            break;
          case 'facts':
            this.#channels.takeFacts(message.body);
            this.#queue.settle();
            this.#judge();
            break;
          case 'head':
            this.#takeHead(message.body);
            break;
          case 'sign-in-list':
            if (this.#actor?.kind === 'station') this.#desk.take(message.body, this.#actor.station.id);
            break;
          case 'presence':
            this.#emit(this.#stations.take(message.body));
        }
      },
      onGone: () => {
        this.#heartbeat.stop();
        this.#queue.suspend();
        this.#lane.suspend();
      },
    };
  }

  /** Somebody who was signed out here stays so, also where the hub has yet to be told. */
  #welcome(hello: Hello): void {
    const isOther = this.#lane.signingOut() || this.#desk.user !== undefined;
    this.#actor = isOther ? withUser(hello.actor, this.#desk.user) : hello.actor;
    this.#channels.begin(isOther ? hello.channels.filter(isPublic) : hello.channels);
    this.#emitActor();
    this.#idle = hello.idle ?? null;
    this.#emit({ type: 'idle-policy', policy: this.#idle });
    this.#lane.begin(userOf(hello.actor) !== undefined);
    this.#queue.begin(hello.lastN);
    this.#heartbeat.start(hello.heartbeat);
    if (hello.actor.kind === 'station') this.#desk.follow();
    this.#judge();
  }

  /** A channel that comes with a snapshot is one that the hub has joined this connection to. */
  #takeSnapshot(whole: Whole): void {
    const joins = !this.#channels.follows(whole.channel);
    if (joins && this.#lane.signingOut()) return;
    this.#channels.takeSnapshot(whole);
    if (joins) this.#emitActor();
    this.#queue.settle(whole.channel);
    this.#judge();
  }

  /** A head covers all that the hub sends here; a channel of ours that we don't follow yet lost its snapshot. */
  #takeHead(head: Head): void {
    const missing = ownChannels(this.#actor).filter((one) => Object.hasOwn(head, one) && !this.#channels.follows(one));
    for (const channel of missing) this.#channels.join(channel);
    if (missing.length > 0) this.#emitActor();
    this.#channels.takeHead(head);
    this.#lane.pump();
    this.#judge('at-head');
  }

  #judge(atHead?: 'at-head'): void {
    const whole = this.#channels.whole();
    const { becameLive } = this.#link.judge(whole);
    if (!becameLive && !(whole && atHead)) return;
    this.#currentAt = this.#options.clock.now();
    this.#emit({ type: 'current', at: this.#currentAt });
  }

  #becomeUser(user: SignedIn | undefined): void {
    if (!this.#actor) return;
    this.#actor = withUser(this.#actor, user);
    const own = ownChannels(this.#actor);
    for (const one of this.#channels.names()) if (!isPublic(one) && !own.includes(one)) this.#channels.leave(one);
    this.#queue.settle();
    this.#emitActor();
    this.#judge();
  }

  #doneBy(): ReturnType<ConstructorParameters<typeof IntentQueue>[0]['doneBy']> {
    const user = this.#actor?.kind === 'station' ? this.#actor.user : undefined;
    return { ...(user && { by: { id: user.id, name: user.name } }), ...this.#desk.mark() };
  }

  #askSync(...[request, done]: Parameters<ChannelPorts['askSync']>): void {
    this.#link.ask('sync', request, SYNC_TIMEOUT_MS, (answer: Answer) => {
      const parsed = answer.lost ? undefined : okAck.safeParse(answer.body);
      done(parsed?.success ? parsed.data : 'lost');
    });
  }

  #actorUpdate(): HubUpdate[] {
    if (!this.#actor) return [];
    const isSaved = this.#desk.user !== undefined;
    const update = { type: 'actor' as const, actor: this.#actor, channels: this.#channels.names() };
    return [{ ...update, ...(isSaved && { isSavedSignIn: true }) }];
  }

  #emitActor(): void {
    for (const update of this.#actorUpdate()) this.#emit(update);
  }
}
