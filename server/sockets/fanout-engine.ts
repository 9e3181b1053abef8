import type { Socket as NetSocket } from 'node:net';

/**
 * What the fast path reads of engine.io 6 and ws 8, which neither documents. All of it may be missing in another
 * version: `missingInternals` says so at the first connection, and a socket that lacks a part is never "idle".
 */
export interface Engine {
  readyState?: string;
  writeBuffer?: Queued[];
  transport?: {
    name?: string;
    writable?: boolean;
    perMessageDeflate?: unknown;
    socket?: {
      readyState?: number;
      bufferedAmount?: number;
      _socket?: NetSocket | null;
      _sender?: { sendFrame?: unknown };
    };
  };
}

interface Queued {
  data?: string | ArrayBufferView;
  options?: { wsPreEncodedFrame?: Buffer[] };
}

const WS_OPEN = 1;

/** What has a connection: a Socket.IO socket. */
export interface Connected {
  client: { conn: unknown };
}

export const engineOf = (socket: Connected): Engine => socket.client.conn as Engine;

/** Which of the internals an open connection lacks; empty where the fast path can be taken. */
export function missingInternals(engine: Engine): string[] {
  const ws = engine.transport?.socket;
  const present: Record<string, boolean> = {
    readyState: typeof engine.readyState === 'string',
    writeBuffer: Array.isArray(engine.writeBuffer),
    'transport.name': engine.transport?.name === 'websocket',
    'transport.writable': typeof engine.transport?.writable === 'boolean',
    'transport.socket.readyState': typeof ws?.readyState === 'number',
    'transport.socket.bufferedAmount': typeof ws?.bufferedAmount === 'number',
    'transport.socket._socket': typeof ws?._socket?.write === 'function',
    'transport.socket._sender.sendFrame': typeof ws?._sender?.sendFrame === 'function',
  };
  return Object.keys(present).filter((part) => present[part] !== true);
}

/** A connection's layers, found once: a broadcast then asks each of them without looking anything up. */
export interface Lane<S extends Connected> {
  socket: S;
  engine: Engine;
  /** Undefined where the fast path can never be taken: no websocket, or one that compresses. */
  direct: { transport: NonNullable<Engine['transport']>; ws: { readyState?: number }; tcp: NetSocket } | undefined;
}

export function laneOf<S extends Connected>(socket: S): Lane<S> {
  const engine = engineOf(socket);
  const { transport } = engine;
  const ws = transport?.socket;
  const tcp = ws?._socket;
  const isPlain = missingInternals(engine).length === 0 && !transport?.perMessageDeflate;
  return { socket, engine, direct: isPlain && transport && ws && tcp ? { transport, ws, tcp } : undefined };
}

/**
 * The TCP socket of a connection on which nothing at all waits, else undefined. Order holds because every layer above
 * it is empty: whatever was sent before is already in the kernel, whatever comes later is written after. ws itself
 * queues nothing where nothing is compressed.
 */
export function idleTcp({ engine, direct }: Lane<Connected>): NetSocket | undefined {
  if (direct === undefined || engine.transport !== direct.transport || engine.readyState !== 'open') return undefined;
  if (direct.transport.writable !== true || engine.writeBuffer?.length !== 0) return undefined;
  if (direct.ws.readyState !== WS_OPEN || direct.tcp.writableLength !== 0) return undefined;
  return direct.tcp.writable ? direct.tcp : undefined;
}

/** Bytes that wait for this connection in our memory: what ws holds, and what engine.io has not yet given it. */
export function backlogBytes(socket: Connected): number {
  const { transport, writeBuffer = [] } = engineOf(socket);
  let bytes = transport?.socket?.bufferedAmount ?? 0;
  for (const packet of writeBuffer) bytes += queuedBytes(packet);
  return bytes;
}

/** The length of a string stands for its bytes: exact for ASCII, and near enough for a limit. */
function queuedBytes({ data, options }: Queued): number {
  const frame = options?.wsPreEncodedFrame;
  if (frame !== undefined) return frame.reduce((sum, part) => sum + part.length, 0);
  return typeof data === 'string' ? data.length : (data?.byteLength ?? 0);
}
