import { answerMessages } from './messages.ts';
import { BEAT_EVERY_MS, GRACE_MS } from './presence.ts';
import { ownerOf } from './run-intent.ts';
import { sendRevokedAway } from './station-changes.ts';
import { bringUp, headOf } from './sync.ts';
import { trim } from './trim.ts';
import type { HubSocket, ServeOptions } from './types.ts';

/** One connection from its `hello` to its end. */
export function serve(socket: HubSocket, options: ServeOptions): void {
  trim(socket);
  answerMessages(socket, options);
  socket.on('disconnect', () => leave(socket, options));
  greet(socket, options).catch((error: unknown) => {
    options.onFault(error);
    socket.disconnect(true);
  });
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
