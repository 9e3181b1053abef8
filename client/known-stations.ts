import type { StationPresence } from '../protocol/presence.ts';
import type { PresenceUpdate } from '../protocol/wire.ts';
import type { HubUpdate } from './hub-link.ts';

/** Which stations are there, as the hub last said; kept over a lost connection, where screens show it as old. */
export class KnownStations {
  readonly #byId = new Map<string, StationPresence>();
  #told = false;

  take({ full, stations }: PresenceUpdate): HubUpdate {
    this.#told = true;
    if (full) this.#byId.clear();
    for (const one of stations) this.#byId.set(one.stationId, one);
    return { type: 'presence', full: full === true, stations };
  }

  replay(): HubUpdate[] {
    return this.#told ? [{ type: 'presence', full: true, stations: [...this.#byId.values()] }] : [];
  }
}
