import type { Server } from 'socket.io';
import { textFrame } from './fanout-frame.ts';

/** Engine.IO's packet types as the first character of a text message (protocol 4). */
const TYPES: Record<string, string> = { close: '1', ping: '2', pong: '3', message: '4', noop: '6' };

interface EnginePacket {
  type: string;
  data?: unknown;
  options?: { wsPreEncodedFrame?: Buffer[] };
}

type EngineSocket = { on(event: 'packetCreate', listener: (packet: EnginePacket) => void): void };

/**
 * Lets every text packet of its own - answers, pings, snapshots - go out as one ready frame, as a broadcast does: the
 * engine then skips ws's encoding and its gathered write of header and payload. A sixth of what idle connections cost.
 * An engine that doesn't know such frames never looks at them.
 */
export function sendSingleFrames(io: Pick<Server, 'engine'>): void {
  io.engine.on('connection', (socket: EngineSocket) => socket.on('packetCreate', addFrame));
}

/** The options are replaced, not changed: the parts of a binary event share theirs. */
function addFrame(packet: EnginePacket): void {
  const type = TYPES[packet.type];
  const { data = '', options } = packet;
  if (type === undefined || typeof data !== 'string' || options?.wsPreEncodedFrame !== undefined) return;
  packet.options = { ...options, wsPreEncodedFrame: [textFrame(type + data)] };
}
