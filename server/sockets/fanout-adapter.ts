import type { Namespace, Socket } from 'socket.io';
import { Adapter, type BroadcastOptions, type Room } from 'socket.io-adapter';
import { backlogBytes, type Engine, engineOf, idleTcp, type Lane, laneOf, missingInternals } from './fanout-engine.ts';
import { textFrame } from './fanout-frame.ts';

export interface FanoutOptions {
  /** Above how many waiting bytes a connection counts as too slow. */
  maxBacklogBytes: number;
  /** Called after the broadcast that found it so, and again with later ones while the socket is there. */
  onBacklog(socket: Socket, bytes: number): void;
}

/** `direct`: the fast path works here. `ordinary`: this engine lacks parts of it, named in `missing`. */
export type FanoutMode = 'unproven' | 'direct' | 'ordinary';

/** A backlog is summed up only with every 16th waiting packet: summing is linear, and a limit need not be exact. */
const PACKETS_BETWEEN_SUMS = 16;

/** What Socket.IO hands to `broadcast`; its own type is `any`. */
interface Packet {
  type: number;
  data: unknown[];
  nsp?: string;
}

interface PacketOptions {
  preEncoded: true;
  volatile?: boolean | undefined;
  compress?: boolean | undefined;
  wsPreEncodedFrame: [Buffer];
}

/** The parts of a Socket.IO socket that its types keep private. */
interface Outlet {
  notifyOutgoingListeners(packet: Packet): void;
  client: { conn: unknown; writeToEngine(packets: string[], options: PacketOptions): void };
}

/** The same for a namespace. */
interface Outlets {
  name: string;
  sockets: Map<string, Outlet>;
  server: { encoder: { encode(packet: Packet): (string | Buffer)[] } };
}

/**
 * Broadcasts one shared WebSocket frame straight to every socket that has nothing queued, and through the engine to
 * those that have, so that each socket sees one order. A sixth cheaper a delivery than a loop over bare `ws`, where
 * Socket.IO's own adapter costs half as much again (bench/README.md). Engine events (`packetCreate`, `flush`, `drain`)
 * don't fire for frames that go straight.
 */
export class FanoutAdapter extends Adapter {
  mode: FanoutMode = 'unproven';
  /** Parts of the engine that the fast path needs and did not find. */
  missing: string[] = [];
  /** Deliveries so far, by path. */
  readonly sent = { direct: 0, ordinary: 0 };
  readonly #namespace: Outlets;
  readonly #options: FanoutOptions | undefined;
  /** By room, until somebody joins or leaves it: broadcasts are many, joins are few. */
  readonly #lanes = new Map<Room, Lane<Outlet>[]>();

  constructor(namespace: Namespace, options?: FanoutOptions) {
    super(namespace);
    this.#namespace = namespace as unknown as Outlets;
    this.#options = options;
    this.on('join-room', (room: Room) => this.#lanes.delete(room));
    this.on('leave-room', (room: Room) => this.#lanes.delete(room));
  }

  override addAll(id: string, rooms: Set<Room>): void {
    void super.addAll(id, rooms);
    if (this.mode !== 'unproven') return;
    const socket = this.#namespace.sockets.get(id);
    if (socket !== undefined) this.#prove(engineOf(socket));
  }

  override broadcast(packet: Packet, options: BroadcastOptions): void {
    const encoded = this.mode === 'direct' ? this.#encode(packet) : undefined;
    if (encoded === undefined) {
      super.broadcast(packet, options);
      return;
    }
    const packetOptions: PacketOptions = {
      preEncoded: true,
      volatile: options.flags?.volatile,
      compress: options.flags?.compress,
      wsPreEncodedFrame: [textFrame(`4${encoded}`)],
    };
    const slow: Outlet[] = [];
    for (const lane of this.#audience(options)) {
      lane.socket.notifyOutgoingListeners(packet);
      if (this.#deliver(lane, encoded, packetOptions)) continue;
      if (this.#options !== undefined && isSumDue(lane.engine)) slow.push(lane.socket);
    }
    this.#reportBacklogs(slow);
  }

  #prove(engine: Engine): void {
    this.missing = missingInternals(engine);
    this.mode = this.missing.length === 0 ? 'direct' : 'ordinary';
  }

  /** The packet as one string, or undefined where it has binary attachments, which travel as several messages. */
  #encode(packet: Packet): string | undefined {
    packet.nsp = this.#namespace.name;
    const [text, ...attachments] = this.#namespace.server.encoder.encode(packet);
    return typeof text === 'string' && attachments.length === 0 ? text : undefined;
  }

  /** True if the frame went straight to the wire. */
  #deliver(lane: Lane<Outlet>, encoded: string, options: PacketOptions): boolean {
    const tcp = idleTcp(lane);
    if (tcp !== undefined) {
      tcp.write(options.wsPreEncodedFrame[0]);
      this.sent.direct++;
      return true;
    }
    lane.socket.client.writeToEngine([encoded], options);
    this.sent.ordinary++;
    return false;
  }

  #audience({ rooms, except }: BroadcastOptions): Lane<Outlet>[] {
    const [room] = rooms;
    if (room !== undefined && rooms.size === 1 && !except?.size) return this.#lanesOf(room);
    const skipped = this.#members(except ?? new Set());
    const ids = rooms.size === 0 ? this.sids.keys() : this.#members(rooms);
    return this.#find([...ids].filter((id) => !skipped.has(id)));
  }

  #lanesOf(room: Room): Lane<Outlet>[] {
    let lanes = this.#lanes.get(room);
    if (lanes === undefined) {
      lanes = this.#find([...(this.rooms.get(room) ?? [])]);
      this.#lanes.set(room, lanes);
    }
    return lanes;
  }

  #find(ids: string[]): Lane<Outlet>[] {
    return ids.flatMap((id) => {
      const socket = this.#namespace.sockets.get(id);
      return socket === undefined ? [] : laneOf(socket);
    });
  }

  /** Each member of any of the rooms, once. */
  #members(rooms: Set<Room>): Set<string> {
    return new Set([...rooms].flatMap((room) => [...(this.rooms.get(room) ?? [])]));
  }

  /** After the loop: whoever closes a socket there takes it out of the rooms that the loop walks. */
  #reportBacklogs(sockets: Outlet[]): void {
    const options = this.#options;
    if (options === undefined) return;
    for (const socket of sockets) {
      const bytes = backlogBytes(socket);
      if (bytes > options.maxBacklogBytes) options.onBacklog(socket as unknown as Socket, bytes);
    }
  }
}

const isSumDue = ({ writeBuffer }: Engine): boolean =>
  writeBuffer !== undefined && writeBuffer.length > 0 && writeBuffer.length % PACKETS_BETWEEN_SUMS === 0;

/** The adapter as `new Server({ adapter })` takes it; find the instance again as `io.of('/').adapter`. */
export function createFanoutAdapter(options?: FanoutOptions): typeof Adapter {
  return class extends FanoutAdapter {
    constructor(namespace: Namespace) {
      super(namespace, options);
    }
  };
}
