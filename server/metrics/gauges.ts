import { Gauge, type Registry } from 'prom-client';

/** What is looked up when somebody asks, and costs nothing until then. */
export interface Gauged {
  /** Open connections of each kind. */
  connections(): Record<string, number>;
  waitingIntents(): number;
  loopDelayMs(): number;
  /** The last place of each channel. */
  heads(): Iterable<[channel: string, seq: number]>;
}

const MS_PER_SECOND = 1_000;
const MICROSECONDS_PER_SECOND = 1e6;

/**
 * Our own few process figures instead of prom-client's defaults, whose watch over garbage collection and the event loop
 * costs more than an idle hub does.
 */
export function addGauges(registry: Registry, { connections, waitingIntents, loopDelayMs, heads }: Gauged): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  new Gauge({
    name: 'hycon_connections',
    help: 'Open connections by kind',
    labelNames: ['kind'],
    registers: [registry],
    collect() {
      for (const [kind, n] of Object.entries(connections())) this.set({ kind }, n);
    },
  });
  new Gauge({
    name: 'hycon_channel_head',
    help: 'The last place of a channel that everybody follows',
    labelNames: ['channel'],
    registers: [registry],
    collect() {
      for (const [channel, seq] of heads()) this.set({ channel }, seq);
    },
  });
  gauge('hycon_waiting_intents', 'Intents that wait for their commit', waitingIntents);
  gauge(
    'hycon_event_loop_delay_seconds',
    'How late the event loop runs, typically',
    () => loopDelayMs() / MS_PER_SECOND,
  );
  gauge('process_resident_memory_bytes', 'Memory of the process', () => process.memoryUsage.rss());
  gauge('process_cpu_seconds_total', 'Processor time of the process', cpuSeconds);
  gauge('process_start_time_seconds', 'When the process started, since 1970', () => STARTED_AT_S);
}

const STARTED_AT_S = Math.round(performance.timeOrigin / MS_PER_SECOND);

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / MICROSECONDS_PER_SECOND;
}
