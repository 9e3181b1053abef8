import { type Beat, beatAck, type Hello } from '../protocol/wire.ts';
import type { Clock, Timer } from './clock.ts';
import { addSample, bestSample, type ClockSample, type HubTime, onHubClock, sampleOf } from './clock-offset.ts';
import type { HubUpdate } from './hub-link.ts';
import type { Log } from './log.ts';
import type { Outbox } from './outbox.ts';
import type { Answer } from './socket.ts';

/** A kept measure is replaced when it is this old or this far off: a write to the disk with every beat would be for nothing. */
const KEPT_FOR_MS = 3_600_000;
const KEPT_WITHIN_MS = 100;

/** What a station says of itself with every beat, beside its queue. */
export type Vitals = Pick<Beat, 'idleMs' | 'screen'>;

export interface HeartbeatPorts {
  clock: Clock;
  log: Log;
  outbox: Pick<Outbox, 'clock' | 'keepClock'>;
  vitals(): Vitals;
  queued(): number;
  ask(body: Beat, timeoutMs: number, done: (answer: Answer) => void): void;
  emit(update: HubUpdate): void;
}

/**
 * Renews this station's lease at the hub and measures the hub's clock by the way. Samples outlive connections, and one
 * of them, beside the outbox, also this program: until the first beat is answered it says what the time is.
 */
export class Heartbeat {
  readonly #ports: HeartbeatPorts;
  #samples: readonly ClockSample[] = [];
  #kept: ClockSample | undefined;
  #everyMs = 0;
  #timer: Timer;

  constructor(ports: HeartbeatPorts) {
    this.#ports = ports;
    this.#kept = ports.outbox.clock();
  }

  /** Beats at once, so that timers show hub time from the first second, and then every `everyMs`. */
  start(heartbeat: Hello['heartbeat']): void {
    this.stop();
    this.#everyMs = heartbeat.everyMs;
    this.#beat();
  }

  stop(): void {
    this.#ports.clock.clearTimeout(this.#timer);
  }

  /** Now, on the hub's clock. */
  hubTime(): HubTime {
    return onHubClock(this.#ports.clock.now(), this.#best());
  }

  replay(): HubUpdate[] {
    const best = this.#best();
    return best ? [{ type: 'clock', offsetMs: best.offsetMs, rttMs: best.rttMs }] : [];
  }

  #best(): ClockSample | undefined {
    return bestSample(this.#samples) ?? this.#kept;
  }

  #beat(): void {
    const { clock, ask, queued, vitals } = this.#ports;
    const t0 = clock.now();
    const best = bestSample(this.#samples);
    const body: Beat = { t0, queued: queued(), ...(best && { rttMs: best.rttMs }), ...vitals() };
    ask(body, this.#everyMs, (answer) => {
      if (!answer.lost) this.#measure(t0, answer.body);
    });
    this.#timer = clock.setTimeout(() => this.#beat(), this.#everyMs);
  }

  #measure(t0: number, body: unknown): void {
    const parsed = beatAck.safeParse(body);
    if (!parsed.success) {
      this.#ports.log({ level: 'warn', message: 'a beat was not answered with the time', detail: body });
      return;
    }
    const t3 = this.#ports.clock.now();
    // Back before it went: our clock was set meanwhile. As the shortest trip of all, its sample would be believed first.
    if (t3 < t0) return;
    this.#samples = addSample(this.#samples, sampleOf(t0, parsed.data.t1, parsed.data.t2, t3));
    this.#keep();
    for (const update of this.replay()) this.#ports.emit(update);
  }

  #keep(): void {
    const { clock, log, outbox } = this.#ports;
    const best = bestSample(this.#samples);
    if (!best || (this.#kept && isAsGood(this.#kept, best, clock.now()))) return;
    this.#kept = best;
    try {
      outbox.keepClock(best);
    } catch (error) {
      log({ level: 'warn', message: 'the measure of the hub’s clock could not be kept', detail: error });
    }
  }
}

const isAsGood = (kept: ClockSample, best: ClockSample, now: number): boolean =>
  Math.abs(kept.offsetMs - best.offsetMs) <= KEPT_WITHIN_MS && Math.abs(now - kept.at) < KEPT_FOR_MS;
