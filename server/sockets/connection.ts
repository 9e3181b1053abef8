import type { IdlePolicy } from '../../protocol/idle.ts';
import { intentHead, MAX_INTENT_BYTES } from '../../protocol/intents.ts';
import { type Refusal, refuse, refuseInvalid } from '../../protocol/refusals.ts';
import { personChannel } from '../../protocol/scalars.ts';
import {
  type Actor,
  beat,
  credentials,
  type IntentAck,
  type OkAck,
  type Refused,
  type SignInAck,
  syncRequest,
} from '../../protocol/wire.ts';
import { auditSignIn, auditSignOut, type From } from '../audit/sign-ins.ts';
import type { IntentQueue, Submitted } from '../flow/intent-queue.ts';
import type { Ledger } from '../flow/ledger.ts';
import type { Reception } from '../identity/reception.ts';
import { hasSecrets, seal } from '../identity/seal.ts';
import { KIOSK_SIGN_IN_MS } from '../identity/sign-in.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { channelsFor } from './admit.ts';
import type { Limits } from './limits.ts';
import { BEAT_EVERY_MS, GRACE_MS, type Presence } from './presence.ts';
import type { SignInLists } from './sign-in-lists.ts';
import { sendRevokedAway } from './station-changes.ts';
import { bringUp, headOf, sendSnapshot } from './sync.ts';
import type { StationSeats } from './take-over.ts';
import { trim } from './trim.ts';
import type { HubSocket } from './types.ts';

export interface ServeOptions {
  ledger: Ledger;
  queue: IntentQueue;
  reception: Reception;
  lists: SignInLists;
  presence: Presence;
  seats: StationSeats;
  limits: Limits;
  metrics: Metrics;
  /** What kiosks are told to do about a session that nobody is at. */
  idle: IdlePolicy | undefined;
  now(): number;
  onFault(error: unknown): void;
}

/** One connection from its `hello` to its end. */
export function serve(socket: HubSocket, options: ServeOptions): void {
  trim(socket);
  const messages = options.limits.newMessages();
  const on = (event: Event, handle: (body: unknown) => Promise<object> | object): void =>
    answer(socket, event, options, (body) => {
      const refusal = options.limits.refuseMessage(messages);
      return refusal ? { n: numberIn(body), ...refused(refusal) } : handle(body);
    });
  on('intent', (body) => runIntent(socket, options, body));
  on('sync', (body) => syncChannel(socket, options, body));
  on('sign-in', async (body) => {
    const answer = await signIn(socket, options, body);
    await auditSignIn(options.ledger.store, whence(socket, options), body, answer);
    return answer;
  });
  on('sign-out', async () => {
    const { actor } = socket.data;
    const user = actor.kind === 'feed' ? undefined : actor.user;
    const answer = await signOut(socket, options);
    if (answer.ok) await auditSignOut(options.ledger.store, whence(socket, options), user);
    return answer;
  });
  on('sign-in-list', () => options.lists.follow(socket));
  on('beat', (body) => takeBeat(socket, options, body));
  refuseUnknown(socket);
  socket.on('disconnect', () => leave(socket, options));
  greet(socket, options).catch((error: unknown) => {
    options.onFault(error);
    socket.disconnect(true);
  });
}

/** Where a connection's sign-ins come from. */
function whence({ data: { actor, address } }: HubSocket, { now }: ServeOptions): From {
  const station = actor.kind === 'station' ? { id: actor.station.id, name: actor.station.name } : undefined;
  return { at: now(), source: station ? 'station' : 'dashboard', address, ...(station && { station }) };
}

async function greet(socket: HubSocket, { ledger, presence, seats, idle, now }: ServeOptions): Promise<void> {
  const { actor, client, channels, cursors } = socket.data;
  // It may have been revoked between its handshake and now, when nobody could have sent it away yet.
  if (actor.kind === 'station' && !ledger.world.floor.stations[actor.station.id]) return sendRevokedAway(socket);
  const install = await ledger.install(client.installId);
  const lastN = install?.owner === ownerOf(actor) ? install.lastN : 0;
  const heartbeat = { everyMs: BEAT_EVERY_MS, graceMs: GRACE_MS };
  const policy = actor.kind === 'station' && idle ? { idle } : {};
  socket.emit('hello', { serverTime: now(), heartbeat, lastN, actor, channels, ...policy });
  for (const channel of channels) await bringUp(socket, ledger, channel, cursors[channel]);
  socket.data.cursors = {};
  if (!socket.connected) return;
  socket.emit('presence', { full: true, stations: presence.all() });
  if (actor.kind === 'station') {
    presence.connected(actor.station.id, socket.id, { version: client.version, now: now() });
    seats.take(actor.station.id, socket);
  }
  socket.emit('head', headOf(socket, ledger));
}

function leave(socket: HubSocket, { ledger, presence, seats }: ServeOptions): void {
  const { actor, client } = socket.data;
  if (actor.kind === 'station') {
    presence.disconnected(actor.station.id, socket.id);
    seats.leave(actor.station.id, socket);
  }
  ledger.forget(client.installId);
}

const MS_PER_SECOND = 1_000;

type Event = 'intent' | 'sync' | 'sign-in' | 'sign-out' | 'sign-in-list' | 'beat';

/** Registers a handler whose answer always comes: a refusal where the body is wrong, a retry where the hub failed. */
function answer(
  socket: HubSocket,
  event: Event,
  { onFault, metrics }: ServeOptions,
  handle: (body: unknown) => Promise<object> | object,
): void {
  const listener = (body: unknown, ack: unknown): void => {
    const readAt = performance.now();
    const reply = (value: object): void => {
      metrics.message(event, body, value, (performance.now() - readAt) / MS_PER_SECOND);
      if (typeof ack === 'function') ack(value);
    };
    Promise.resolve()
      .then(() => handle(body))
      .then(reply, (error: unknown) => {
        onFault(error);
        reply(refused(refuse('storage-unavailable', 'The hub could not do that now. Try again.')));
      });
  };
  socket.on(event, listener as never);
}

const EVENTS: readonly string[] = ['intent', 'sync', 'sign-in', 'sign-out', 'sign-in-list', 'beat'];

function refuseUnknown(socket: HubSocket): void {
  socket.onAny((event: string, ...args: unknown[]) => {
    const ack = args.at(-1);
    if (EVENTS.includes(event) || typeof ack !== 'function') return;
    ack(refused(refuse('invalid', `The hub doesn't know “${event.slice(0, 40)}”.`)));
  });
}

const refused = (refusal: Refusal): Refused => ({ ok: false, ...refusal });

async function runIntent(socket: HubSocket, options: ServeOptions, body: unknown): Promise<IntentAck> {
  const head = intentHead.safeParse(body);
  if (!head.success || typeof body !== 'object' || body === null) {
    const refusal = head.success ? refuse('invalid', 'This is no intent.') : refuseInvalid('request', head.error);
    return { n: null, ok: false, ...refusal };
  }
  const { actor, client } = socket.data;
  if (head.data.installId !== client.installId) {
    return { n: head.data.n, ok: false, ...refuse('forbidden', 'This act is from another installation.') };
  }
  const rest = Object.fromEntries(Object.entries(body).filter(([key]) => !Object.hasOwn(intentHead.shape, key)));
  const busy = options.limits.refuseIntent();
  if (busy) return { n: head.data.n, ok: false, ...busy };
  const submit = (more?: Partial<Submitted>): Promise<IntentAck> =>
    options.queue.submit({
      actor,
      owner: ownerOf(actor),
      address: socket.data.address,
      head: head.data,
      body: rest,
      ...more,
    });
  const { savedSignIn } = head.data;
  const vouched = savedSignIn && options.lists.vouch(actor, savedSignIn);
  const refusal = refuseSize(body) ?? (vouched && 'code' in vouched ? vouched : undefined);
  const who = vouched && !('code' in vouched) && { vouched };
  if (!hasSecrets(rest) && !socket.data.sealing) return submit(refusal ? { refusal } : who || undefined);
  return afterSealing(socket, async () => {
    const sealed = refusal ?? (hasSecrets(rest) ? await seal(rest, actor, options.ledger) : undefined);
    return { answer: submit({ ...who, ...(sealed && ('code' in sealed ? { refusal: sealed } : { sealed })) }) };
  });
}

/** Hashing takes a while; what the same client sends meanwhile waits for it, so that its acts keep their order. */
async function afterSealing<T>(socket: HubSocket, work: () => Promise<{ answer: Promise<T> }>): Promise<T> {
  const run = (socket.data.sealing ?? Promise.resolve()).then(work);
  const done = run.then(
    () => undefined,
    () => undefined,
  );
  socket.data.sealing = done;
  const { answer } = await run.finally(() => {
    if (socket.data.sealing === done) delete socket.data.sealing;
  });
  return answer;
}

/** Where a message that was not read is an intent, its number goes with the answer. */
const numberIn = (body: unknown): number | null =>
  typeof body === 'object' && body !== null && 'n' in body && typeof body.n === 'number' ? body.n : null;

function refuseSize(body: object): Refusal | undefined {
  const bytes = bytesOf(body);
  if (bytes === undefined) return refuse('invalid', 'This request can’t be read: it is nested too deeply.');
  if (bytes <= MAX_INTENT_BYTES) return undefined;
  return refuse('too-large', `This is ${bytes} bytes; ${MAX_INTENT_BYTES} are taken at most. Shorten it.`);
}

/** None where it is nested so deeply that writing it runs out of stack; reading such text does not. */
function bytesOf(body: object): number | undefined {
  try {
    return Buffer.byteLength(JSON.stringify(body));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whose queue a connection's intents are in: a station's outlives who is signed in there. */
function ownerOf(actor: Actor): string {
  switch (actor.kind) {
    case 'station':
      return `station/${actor.station.id}`;
    case 'person':
      return `user/${actor.user.id}`;
    case 'feed':
      return `feed/${actor.id}`;
  }
}

async function syncChannel(socket: HubSocket, { ledger, onFault }: ServeOptions, body: unknown): Promise<OkAck> {
  const parsed = syncRequest.safeParse(body);
  if (!parsed.success) return refused(refuseInvalid('request', parsed.error));
  const { channel, epoch, since } = parsed.data;
  if (!socket.data.channels.includes(channel)) {
    return refused(refuse('forbidden', 'This channel is not for this connection.'));
  }
  void socket.leave(channel);
  setImmediate(() => {
    bringUp(socket, ledger, channel, { epoch, seq: since }).catch(onFault);
  });
  return { ok: true };
}

async function signIn(socket: HubSocket, options: ServeOptions, body: unknown): Promise<SignInAck> {
  const { ledger, lists, reception, now, onFault } = options;
  const { actor } = socket.data;
  if (actor.kind !== 'station')
    return refused(refuse('forbidden', 'People sign in at a station, or on the dashboard.'));
  const parsed = credentials.safeParse(body);
  if (!parsed.success) return refused(refuseInvalid('sign-in', parsed.error));
  const found = await reception.atStation(parsed.data, actor.station, socket.data.address);
  if ('code' in found) return refused(found);
  lists.learn(parsed.data).catch(onFault);
  const at = now();
  const expiresAt = at + KIOSK_SIGN_IN_MS;
  await ledger.store.saveSignIn(actor.station.id, { userId: found.user.id, at, expiresAt });
  become(socket, { ...actor, user: found.user });
  setImmediate(() => enterPersonal(socket, ledger, found.user.id));
  return { ok: true, user: found.user, expiresAt };
}

/** After the answer, so that the client knows whose channel this is when its snapshot comes. */
function enterPersonal(socket: HubSocket, ledger: Ledger, userId: string): void {
  const channel = personChannel(userId);
  if (!socket.connected || !socket.data.channels.includes(channel)) return;
  sendSnapshot(socket, ledger, channel);
  void socket.join(channel);
}

async function signOut(socket: HubSocket, { ledger }: ServeOptions): Promise<OkAck> {
  const { actor } = socket.data;
  if (actor.kind !== 'station') return refused(refuse('forbidden', 'Sign out on the dashboard.'));
  await ledger.store.removeSignIn(actor.station.id);
  const { user: _user, ...nobody } = actor;
  become(socket, nobody);
  return { ok: true };
}

/** Changes who acts here; leaves the rooms that are no longer theirs before anything else is sent. */
function become(socket: HubSocket, actor: Actor): void {
  const channels = channelsFor(actor);
  for (const channel of socket.data.channels) if (!channels.includes(channel)) void socket.leave(channel);
  socket.data.actor = actor;
  socket.data.channels = channels;
}

function takeBeat(socket: HubSocket, { presence, now }: ServeOptions, body: unknown): object {
  const t1 = now();
  const parsed = beat.safeParse(body);
  if (!parsed.success) return refused(refuseInvalid('beat', parsed.error));
  const { actor } = socket.data;
  if (actor.kind === 'station') presence.beat(actor.station.id, socket.id, parsed.data, t1);
  return { t1, t2: now() };
}
