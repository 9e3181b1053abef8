import type { Server, Socket } from 'socket.io';
import type { ChannelName } from '../../protocol/scalars.ts';
import type { Actor, ClientEvents, Cursors, Handshake, HubEvents } from '../../protocol/wire.ts';

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
