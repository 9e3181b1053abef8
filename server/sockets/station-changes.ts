import type { Station } from '../../protocol/entities.ts';
import { STATION_REVOKED } from '../identity/actors.ts';
import type { Append } from '../store/store.ts';
import { byeOf } from './admit.ts';
import type { Presence } from './presence.ts';
import type { HubServer, HubSocket } from './types.ts';

/** What a committed fact about a station means for its connection: a new name is its own, a revoked one goes at once. */
export function followStations(io: HubServer, presence: Presence, appends: Append[]): void {
  for (const fact of appends.find((one) => one.channel === 'floor')?.facts ?? []) {
    if (fact.type === 'station.renamed' || fact.type === 'station.assigned') rename(io, fact.station);
    if (fact.type === 'station.revoked') {
      presence.forget(fact.station.id);
      for (const socket of connectionsOf(io, fact.station.id)) sendRevokedAway(socket);
    }
  }
}

export function sendRevokedAway(socket: HubSocket): void {
  socket.emit('bye', byeOf(STATION_REVOKED));
  socket.disconnect(true);
}

/** What it does from now on is done under this name. */
function rename(io: HubServer, station: Station): void {
  for (const { data } of connectionsOf(io, station.id)) {
    if (data.actor.kind === 'station') data.actor = { ...data.actor, station };
  }
}

const connectionsOf = (io: HubServer, stationId: string): HubSocket[] =>
  [...io.sockets.sockets.values()].filter(
    ({ data: { actor } }) => actor.kind === 'station' && actor.station.id === stationId,
  );
