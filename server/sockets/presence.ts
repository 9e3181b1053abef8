import { isClockOff, type StationPresence } from '../../protocol/presence.ts';
import type { Beat } from '../../protocol/wire.ts';

/** Beats come this often; what the hub says in `hello`. */
export const BEAT_EVERY_MS = 5_000;
/** Two missed beats and a slow Wi-Fi hand-over: then a station counts as lost. */
export const GRACE_MS = 12_000;
/** One missed beat: worth a mark, not yet an alarm. */
const UNSTABLE_AFTER_MS = 7_500;

interface Lease {
  presence: StationPresence;
  /** The connection that holds the lease; another one's end does not touch it. */
  connection: string;
  connected: boolean;
}

/**
 * Which stations are there. Leases are renewed by beats and fenced by connection, so that the late end of an old
 * connection can't erase a new one. In memory only: after a restart the stations' own connections rebuild it.
 */
export class Presence {
  readonly #leases = new Map<string, Lease>();
  readonly #tell: (changed: StationPresence) => void;

  constructor(tell: (changed: StationPresence) => void) {
    this.#tell = tell;
  }

  all(): StationPresence[] {
    return [...this.#leases.values()].map((lease) => lease.presence);
  }

  inSight(): string[] {
    return this.all().flatMap(({ stationId, state }) => (state === 'offline' ? [] : [stationId]));
  }

  connected(stationId: string, connection: string, said: { version: string; now: number }): void {
    const presence: StationPresence = {
      stationId,
      state: 'online',
      lastSeenAt: said.now,
      version: said.version,
      queued: 0,
    };
    this.#leases.set(stationId, { presence, connection, connected: true });
    this.#tell(presence);
  }

  beat(stationId: string, connection: string, beat: Beat, now: number): void {
    const lease = this.#leases.get(stationId);
    if (lease?.connection !== connection) return;
    const before = lease.presence;
    const { t0, ...said } = beat;
    // It was under way for half a round trip.
    const clockAheadMs = Math.round(t0 + (beat.rttMs ?? 0) / 2 - now);
    lease.presence = { stationId, version: before.version, ...said, clockAheadMs, state: 'online', lastSeenAt: now };
    if (isNews(before, lease.presence)) this.#tell(lease.presence);
  }

  disconnected(stationId: string, connection: string): void {
    const lease = this.#leases.get(stationId);
    if (lease?.connection !== connection) return;
    lease.connected = false;
    this.#change(lease, 'unstable');
  }

  /** A station that is none any more is neither there nor away. */
  forget(stationId: string): void {
    this.#leases.delete(stationId);
  }

  /** Lets leases run out; called about once a second. */
  sweep(now: number): void {
    for (const lease of this.#leases.values()) {
      const silentMs = now - lease.presence.lastSeenAt;
      if (silentMs > GRACE_MS) this.#change(lease, 'offline');
      else if (silentMs > UNSTABLE_AFTER_MS || !lease.connected) this.#change(lease, 'unstable');
    }
  }

  #change(lease: Lease, state: StationPresence['state']): void {
    if (lease.presence.state === state) return;
    lease.presence = { ...lease.presence, state };
    this.#tell(lease.presence);
  }
}

/** Round trips and idle times change with every beat; screens hear of them with the next real change. */
const isNews = (before: StationPresence, after: StationPresence): boolean =>
  before.state !== after.state ||
  before.queued !== after.queued ||
  before.screen !== after.screen ||
  isClockOff(before) !== isClockOff(after);
