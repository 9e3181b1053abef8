import type { Server } from 'socket.io';
import { type Engine, idleTcp, type Lane, laneOf } from './fanout-engine.ts';
import { textFrame } from './fanout-frame.ts';

/** How many sockets' pings share a moment: fine enough that a thousand of them are no burst, coarse enough to be rare. */
const SLOTS = 5;
const PING = textFrame('2');

/** What the engine keeps private of its own heartbeat. */
interface Heart extends Engine {
  pingIntervalTimer?: NodeJS.Timeout | null;
  pingTimeoutTimer?: NodeJS.Timeout | null;
  hasRefreshedPingTimeout?: boolean;
  resetPingTimeout?(): void;
  sendPacket?(type: 'ping'): void;
  on(event: 'close', listener: () => void): void;
}

type Beating = Lane<{ client: { conn: Heart } }>;

/**
 * Sends the engine's pings in company: one timer for all sockets, where each had its own. A lone ping wakes the hub for
 * one frame, which costs several times what the frame does. When a socket is pinged, and when it counts as gone, stays
 * as the engine has it: never later than `everyMs`, then its own time limit. Who has not said who they are is not pinged:
 * their time is up by then, and thousands of them would be thousands of writes. Returns the way to stop.
 */
export function pingTogether(io: Pick<Server, 'engine' | 'on'>, everyMs: number): () => void {
  const slots = Array.from({ length: SLOTS }, () => new Set<Beating>());
  const taken = new WeakSet<Heart>();
  let now = 0;
  io.engine.on('connection', (engine: Heart) => {
    if (!engine.pingIntervalTimer || !engine.resetPingTimeout || !engine.sendPacket) return;
    clearTimeout(engine.pingIntervalTimer);
    engine.pingIntervalTimer = null;
    taken.add(engine);
  });
  io.on('connection', (socket) => {
    const engine = socket.conn as unknown as Heart;
    if (!taken.has(engine)) return;
    const one = laneOf({ client: { conn: engine } });
    const slot = slots[now];
    slot?.add(one);
    engine.on('close', () => slot?.delete(one));
  });
  const timer = setInterval(() => {
    now = (now + 1) % SLOTS;
    for (const one of slots[now] ?? []) ping(one);
  }, everyMs / SLOTS);
  return () => clearInterval(timer);
}

/** A socket whose last ping is still unanswered has its time limit running already. */
function ping(one: Beating): void {
  const { conn } = one.socket.client;
  if (conn.readyState !== 'open' || conn.pingTimeoutTimer) return;
  conn.hasRefreshedPingTimeout = false;
  const tcp = idleTcp(one);
  if (tcp === undefined) conn.sendPacket?.('ping');
  else tcp.write(PING);
  conn.resetPingTimeout?.();
}
