import type { IncomingMessage } from 'node:http';
import { isRetryable, type Refusal, refuse, refuseInvalid } from '../../protocol/refusals.ts';
import { type ChannelName, PROTOCOL_VERSION, personChannel } from '../../protocol/scalars.ts';
import { type Actor, type Bye, type Handshake, handshake } from '../../protocol/wire.ts';
import type { Ledger } from '../flow/ledger.ts';
import type { Doorway } from '../gate/doorway.ts';
import { addressOf, type IsProxy } from '../gate/proxies.ts';
import { readSessionCookie } from '../http/session-cookie.ts';
import { readStationCookies } from '../http/station-cookie.ts';
import { readWallCookie } from '../http/wall-cookie.ts';
import { actorOf } from '../identity/actors.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Limits } from './limits.ts';
import type { HubServer, HubSocket } from './types.ts';

export interface AdmitOptions {
  ledger: Ledger;
  now(): number;
  /** Besides the hub's own, the origins whose pages may connect, as `https://host:port`. */
  allowedOrigins: readonly string[];
  isStopping(): boolean;
  limits: Limits;
  doorway: Doorway;
  isProxy: IsProxy;
  metrics: Metrics;
  onFault(error: unknown): void;
}

/** Lets in who may come in; everyone else gets a `connect_error` whose `data` says why and whether to try again. */
export function admit(io: HubServer, options: AdmitOptions): void {
  io.use((socket, next) => {
    admitOne(socket, options).then(
      (refusal) => {
        options.metrics.handshake(kindOf(socket), refusal?.code ?? 'ok');
        next(refusal && connectError(refusal));
      },
      (error: unknown) => {
        options.onFault(error);
        next(connectError(refuse('storage-unavailable', 'The hub can’t read its store. It will be tried again.')));
      },
    );
  });
}

/** Known once the handshake could be read; what a stranger calls itself is no label. */
const kindOf = ({ handshake: { auth } }: HubSocket): string => {
  const shake = handshake.safeParse(auth);
  return shake.success ? shake.data.client.kind : 'unknown';
};

async function admitOne(socket: HubSocket, options: AdmitOptions): Promise<Refusal | undefined> {
  if (options.isStopping()) return refuse('server-restarting', 'The hub is restarting.');
  const address = addressOf(socket.request, options.isProxy);
  const crowded = options.limits.refuseConnection(address);
  if (crowded) return crowded;
  const shake = readHandshake(socket.handshake.auth);
  if ('code' in shake) return shake;
  if (!isOwnOrigin(socket.request, options.allowedOrigins)) return foreignPage;
  const token = shake.token ?? tokenInCookie(shake, socket.request.headers.cookie);
  if (token === undefined) return refuse('unauthorized', 'Nobody is signed in on this connection. Sign in.');
  const { ledger, now } = options;
  await ledger.refresh();
  const actor = await actorOf(shake.client.kind, token, { store: ledger.store, world: ledger.world, now: now() });
  if ('code' in actor) return actor;
  options.doorway.admit(socket.request.socket);
  socket.data.actor = actor;
  socket.data.address = address;
  socket.data.client = shake.client;
  socket.data.cursors = shake.cursors;
  socket.data.channels = channelsFor(actor);
  return undefined;
}

/** A page brings no token: a person's, a station's and a wall's are each in a cookie. */
function tokenInCookie({ client, seat }: Handshake, cookie: string | undefined): string | undefined {
  switch (client.kind) {
    case 'person':
      return readSessionCookie(cookie);
    case 'station':
      return seat === undefined ? undefined : readStationCookies(cookie, seat)[0];
    case 'feed':
      return readWallCookie(cookie);
  }
}

/** The version comes first: a client of another one may say the rest in another way. */
function readHandshake(auth: Record<string, unknown>): Handshake | Refusal {
  const version = auth['protocol'];
  if (typeof version === 'number' && version !== PROTOCOL_VERSION) {
    const who =
      version < PROTOCOL_VERSION
        ? 'This client is older than the hub. Update it.'
        : 'The hub is older than this client. Update the hub.';
    return refuse('protocol-too-old', who);
  }
  const parsed = handshake.safeParse(auth);
  return parsed.success ? parsed.data : refuseInvalid('handshake', parsed.error);
}

/** A browser says where its page is from; programs say nothing, and bring a token instead. */
export function isOwnOrigin({ headers, socket }: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || allowed.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  // Under TLS a page of the same name that came without it may be anybody's.
  return page.host === host && (!('encrypted' in socket) || page.protocol === 'https:');
}

export const foreignPage = refuse('forbidden', 'This page is not from this hub. Open the hub’s own address.');

/** What an actor follows: everyone the floor, people their own channel, those who run the lab the staff's. */
export function channelsFor(actor: Actor): ChannelName[] {
  const user = actor.kind === 'feed' ? undefined : actor.user;
  const isStaff = actor.kind === 'person' && actor.user.role !== 'researcher';
  return ['floor', ...(isStaff ? (['staff'] as const) : []), ...(user ? [personChannel(user.id)] : [])];
}

export const byeOf = (refusal: Refusal): Bye => ({
  code: refusal.code,
  retryable: isRetryable(refusal.code),
  message: refusal.message,
  ...(refusal.retryAfterMs !== undefined && { retryAfterMs: refusal.retryAfterMs }),
});

const connectError = (refusal: Refusal): Error => Object.assign(new Error(refusal.message), { data: byeOf(refusal) });
