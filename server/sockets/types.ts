import type { Server, Socket } from 'socket.io';
import type { IdlePolicy } from '../../protocol/idle.ts';
import type { ChannelName } from '../../protocol/scalars.ts';
import type { Actor, ClientEvents, Cursors, Handshake, HubEvents } from '../../protocol/wire.ts';
import type { IntentQueue } from '../flow/intent-queue.ts';
import type { Ledger } from '../flow/ledger.ts';
import type { Reception } from '../identity/reception.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Limits } from './limits.ts';
import type { Presence } from './presence.ts';
import type { SignInLists } from './sign-in-lists.ts';
import type { StationSeats } from './take-over.ts';

/** What the hub keeps of a connection. */
export interface ConnectionData {
  actor: Actor;
  /** Where it is connected from, as far as trusted proxies say. */
  address: string;
  client: Handshake['client'];
  /** The channels that this connection may follow, and follows once it is contiguous. */
  channels: ChannelName[];
  /** Where the client says it is; empty once it has been brought up from there. */
  cursors: Cursors;
  /** Set while secrets of an intent are hashed: what comes after it waits for this. */
  sealing?: Promise<void>;
}

type NoEvents = Record<string, never>;
export type HubServer = Server<ClientEvents, HubEvents, NoEvents, ConnectionData>;
export type HubSocket = Socket<ClientEvents, HubEvents, NoEvents, ConnectionData>;

/** What every connection is served with. */
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
