import { type Beat, beatAck, type Hello } from '../protocol/wire.ts';
import type { Clock, Timer } from './clock.ts';
import { addSample, bestSample, type ClockSample, sampleOf } from './clock-offset.ts';
import type { HubUpdate } from './hub-link.ts';
import type { Log } from './log.ts';
import type { Answer } from './socket.ts';

/** What a station says of itself with every beat, beside its queue. */
export type Vitals = Pick<Beat, 'idleMs' | 'screen'>;

export interface HeartbeatPorts {
  clock: Clock;
  log: Log;
  vitals(): Vitals;
  queued(): number;
  ask(body: Beat, timeoutMs: number, done: (answer: Answer) => void): void;
  emit(update: HubUpdate): void;
}

/** Renews this station's lease at the hub and measures the hub's clock by the way. Samples outlive connections. */
export class Heartbeat {
  readonly #ports: HeartbeatPorts;
  #samples: readonly ClockSample[] = [];
  #everyMs = 0;
  #timer: Timer;

  constructor(ports: HeartbeatPorts) {
    this.#ports = ports;
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

  replay(): HubUpdate[] {
    const best = bestSample(this.#samples);
    return best ? [{ type: 'clock', ...best }] : [];
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
    this.#samples = addSample(this.#samples, sampleOf(t0, parsed.data.t1, parsed.data.t2, this.#ports.clock.now()));
    for (const update of this.replay()) this.#ports.emit(update);
  }
}
