import { refuse } from '../../protocol/refusals.ts';
import { byeOf } from './admit.ts';
import type { HubSocket } from './types.ts';

/** One connection a station: the newest. */
export class StationSeats {
  readonly #seats = new Map<string, HubSocket>();

  /** Seats a connection; the one before it goes, and is told so unless it is the same kiosk's own old line. */
  take(stationId: string, socket: HubSocket): void {
    const before = this.#seats.get(stationId);
    this.#seats.set(stationId, socket);
    if (!before || before === socket) return;
    if (before.data.client.installId !== socket.data.client.installId) before.emit('bye', byeOf(takenOver));
    before.disconnect(true);
  }

  leave(stationId: string, socket: HubSocket): void {
    if (this.#seats.get(stationId) === socket) this.#seats.delete(stationId);
  }
}

const takenOver = refuse('taken-over', 'This station is now shown on another screen. Retry to bring it back here.');
