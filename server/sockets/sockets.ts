import type { Server as HttpServer } from 'node:http';
import type { Socket as Line } from 'node:net';
import { Server, type Socket } from 'socket.io';
import type { IdlePolicy } from '../../protocol/idle.ts';
import { refuse } from '../../protocol/refusals.ts';
import { type ClientKind, MAX_FACTS_PER_FRAME } from '../../protocol/wire.ts';
import type { IntentQueue } from '../flow/intent-queue.ts';
import type { Ledger } from '../flow/ledger.ts';
import type { Reception } from '../identity/reception.ts';
import type { Append } from '../store/store.ts';
import { accountsChanged } from './accounts-changed.ts';
import { type AdmitOptions, admit, byeOf } from './admit.ts';
import { serve } from './connection.ts';
import { createFanoutAdapter } from './fanout-adapter.ts';
import { sendSingleFrames } from './fanout-single-frame.ts';
import { Limits } from './limits.ts';
import { watchLoad } from './load-watch.ts';
import { pingTogether } from './ping-together.ts';
import { BEAT_EVERY_MS, Presence } from './presence.ts';
import { PresenceNews } from './presence-news.ts';
import type { SignInLists } from './sign-in-lists.ts';
import { endSilent } from './silent.ts';
import { followStations } from './station-changes.ts';
import { headOf } from './sync.ts';
import { StationSeats } from './take-over.ts';
import { trimUpgrades } from './trim.ts';
import type { HubServer } from './types.ts';

/** What an honest client needs is under 64 KB; twice that lets the hub say `too-large` instead of cutting the line. */
const MAX_FRAME_BYTES = 128 * 1024;
/** A half-open link is noticed within ten seconds; the defaults take forty-five. */
const PING_EVERY_MS = 5_000;
const PONG_WITHIN_MS = 5_000;
/** How long a connection may take to say who it is. */
const HANDSHAKE_WITHIN_MS = 5_000;
/** Socket.IO’s own limit, for whom ours should miss: it has a timer for each, and ends thousands in one go. */
const HANDSHAKE_AT_ALL_MS = 60_000;
const SWEEP_EVERY_MS = 1_000;
/** Nobody sees a station's mark change half a second later. */
const PRESENCE_EVERY_MS = 500;
/** Spreads those who come back after a restart, so that the new hub meets them one after another. */
const RESTART_SPREAD_MS = 1_000;

/** How long a goodbye may take to be answered: a client that is not there any more would hold up the hub's end for 30 s. */
const GOODBYE_WITHIN_MS = 2_000;

/** What may wait for one connection: a client that is so far behind resumes by its cursors sooner than it catches up. */
const MAX_BACKLOG_BYTES = 1024 * 1024;

export type SocketsOptions = Omit<AdmitOptions, 'limits'> & {
  queue: IntentQueue;
  reception: Reception;
  lists: SignInLists;
  idle: IdlePolicy | undefined;
  random(): number;
};

/** The live side of the hub. */
export interface Sockets {
  attach(http: HttpServer): void;
  publish(appends: Append[]): void;
  /** Ends every connection so that it begins anew: what was agreed on it no longer holds. */
  sendAway(): void;
  /** A feed that was revoked: its connections are told and end. */
  sendAwayFeed(feedId: string): void;
  /** The stations that are there, shaky ones too. */
  inSight(): string[];
  /** Open connections by kind of client. */
  counts(): Record<ClientKind, number>;
  /** How late the event loop runs, in milliseconds. */
  loopDelayMs(): number;
  /** Says goodbye to everyone and closes every connection. */
  close(): Promise<void>;
}

export function createSockets(options: SocketsOptions): Sockets {
  const io: HubServer = new Server({
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MAX_FRAME_BYTES,
    pingInterval: PING_EVERY_MS,
    pingTimeout: PONG_WITHIN_MS,
    connectTimeout: HANDSHAKE_AT_ALL_MS,
    adapter: createFanoutAdapter({ maxBacklogBytes: MAX_BACKLOG_BYTES, onBacklog: closeSlow }),
  });
  const news = new PresenceNews(PRESENCE_EVERY_MS, (stations) => io.to('floor').emit('presence', { stations }));
  const presence = new Presence((changed) => news.add(changed));
  const load = watchLoad();
  const { queue, now, random } = options;
  const limits = new Limits({ load, now, random, waitingIntents: () => queue.length });
  const seats = new StationSeats();
  const lines = new Set<Line>();
  admit(io, { ...options, limits });
  io.on('connection', (socket) => serve(socket, { ...options, presence, seats, limits }));
  const timers = [
    setInterval(() => sendHeads(io, options.ledger), BEAT_EVERY_MS),
    setInterval(() => presence.sweep(options.now()), SWEEP_EVERY_MS),
  ];
  const stops: (() => void)[] = [];
  return {
    attach: (http) => {
      io.attach(http);
      trimUpgrades(io);
      sendSingleFrames(io);
      stops.push(pingTogether(io, PING_EVERY_MS), endSilent(io, HANDSHAKE_WITHIN_MS));
      http.on('connection', (line) => {
        lines.add(line);
        line.once('close', () => lines.delete(line));
      });
    },
    publish: (appends) => {
      publish(io, appends);
      sendAwayChanged(io, appends);
      followStations(io, presence, appends);
      options.lists.changed(appends);
    },
    sendAway: () => {
      sendAway(io, options.random);
      io.disconnectSockets(true);
    },
    sendAwayFeed: (feedId) => sendAwayFeed(io, feedId),
    inSight: () => presence.inSight(),
    counts: () => countKinds(io),
    loopDelayMs: () => load.delayMs(),
    close: () => {
      for (const timer of timers) clearInterval(timer);
      load.stop();
      options.lists.stop();
      news.stop();
      for (const stop of stops) stop();
      return closeAll(io, options.random, lines);
    },
  };
}

function countKinds(io: HubServer): Record<ClientKind, number> {
  const counts = { station: 0, person: 0, feed: 0 };
  for (const socket of io.sockets.sockets.values()) counts[socket.data.client.kind]++;
  return counts;
}

function closeSlow(socket: Socket): void {
  const slow = refuse('slow-consumer', 'This connection could not keep up. It resumes where it left off.');
  socket.emit('bye', byeOf(slow));
  socket.disconnect(true);
}

/** One frame per channel, the same bytes for everyone in it. */
function publish(io: HubServer, appends: Append[]): void {
  for (const { channel, epoch, facts } of appends) {
    for (let i = 0; i < facts.length; i += MAX_FACTS_PER_FRAME) {
      io.to(channel).emit('facts', { channel, epoch, facts: facts.slice(i, i + MAX_FACTS_PER_FRAME) });
    }
  }
}

/** Who somebody is, was agreed when their connections began: where that has changed, they begin anew. */
function sendAwayChanged(io: HubServer, appends: Append[]): void {
  const changed = accountsChanged(appends);
  if (changed.size === 0) return;
  const why = refuse('server-restarting', 'This account was changed. The connection begins anew.', { retryAfterMs: 0 });
  for (const socket of io.sockets.sockets.values()) {
    const { actor } = socket.data;
    if (actor.kind === 'feed' || !actor.user || !changed.has(actor.user.id)) continue;
    socket.emit('bye', byeOf(why));
    socket.disconnect(true);
  }
}

function sendAwayFeed(io: HubServer, feedId: string): void {
  const gone = refuse('unauthorized', 'This feed was revoked. Ask the lab’s admin for a new one.');
  for (const socket of io.sockets.sockets.values()) {
    const { actor } = socket.data;
    if (actor.kind !== 'feed' || actor.id !== feedId) continue;
    socket.emit('bye', byeOf(gone));
    socket.disconnect(true);
  }
}

/** A silent loss shows when a client's place and the head differ. Who follows the same channels shares one frame. */
function sendHeads(io: HubServer, ledger: Ledger): void {
  const groups = Map.groupBy(io.sockets.sockets.values(), (socket) => socket.data.channels.join(' '));
  for (const sockets of groups.values()) {
    const [first] = sockets;
    if (first) io.to(sockets.map((socket) => socket.id)).emit('head', headOf(first, ledger));
  }
}

/** Everyone comes back within a second, and is brought up anew from what they say they have. */
function sendAway(io: HubServer, random: () => number): void {
  for (const socket of io.sockets.sockets.values()) {
    const retryAfterMs = Math.round(random() * RESTART_SPREAD_MS);
    socket.emit('bye', byeOf(refuse('server-restarting', 'The hub is restarting.', { retryAfterMs })));
  }
}

async function closeAll(io: HubServer, random: () => number, lines: ReadonlySet<Line>): Promise<void> {
  sendAway(io, random);
  await new Promise((next) => setImmediate(next));
  const late = setTimeout(() => {
    for (const line of lines) line.destroy();
  }, GOODBYE_WITHIN_MS);
  await io.close();
  clearTimeout(late);
}
