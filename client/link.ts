import { type Bye, bye, type Handshake, type Hello } from '../protocol/wire.ts';
import type { Clock, Timer } from './clock.ts';
import type { HubUpdate, LinkPhase, LinkTrouble } from './hub-link.ts';
import { type Inbound, readInbound } from './inbound.ts';
import type { Log } from './log.ts';
import { type LinkInput, nextPhase } from './phase.ts';
import { SILENCE_MS, SilenceWatch } from './silence-watch.ts';
import type { Answer, HubSocket, OpenSocket } from './socket.ts';

/** A hub that doesn't take a connection in this time is asked again later; the handshake is three short round trips. */
const CONNECT_TIMEOUT_MS = 5_000;
/** From connected to `hello`: a hub that admits ten thousand at once takes its time. */
const HELLO_TIMEOUT_MS = 10_000;
/** A try that is older than this is begun anew when somebody says that the network is back. */
const STALE_TRY_MS = 1_000;

export interface LinkPorts {
  url: string;
  clock: Clock;
  random(): number;
  log: Log;
  openSocket: OpenSocket;
  /** What to say in the next handshake. */
  handshake(): Handshake;
  emit(update: HubUpdate): void;
  onHello(hello: Hello): void;
  onMessage(message: Exclude<Inbound, { event: 'hello' | 'bye' | 'unknown' | 'unreadable' }>): void;
  /** The connection is gone; what was asked on it and not answered is unknown from here on. */
  onGone(): void;
}

/** One line to the hub over all its connections: it opens them, notices when they are dead, and waits in between. */
export class Link {
  readonly #ports: LinkPorts;
  #phase: LinkPhase = { phase: 'connecting', attempt: 1 };
  #offlineSince: number | null;
  #socket: HubSocket | undefined;
  #openedAt = 0;
  /** Gives up a try until `hello` came; begins the next while waiting. */
  #timer: Timer;
  /** Set from `hello` on. */
  #watch: SilenceWatch | undefined;

  constructor(ports: LinkPorts) {
    this.#ports = ports;
    this.#offlineSince = ports.clock.now();
  }

  replay(): HubUpdate {
    return { type: 'link', link: this.#phase, offlineSince: this.#offlineSince };
  }

  /** Starts one try, in place of one that is under way. */
  open(): void {
    this.#hangUp();
    const { clock, handshake, openSocket, url } = this.#ports;
    this.#openedAt = clock.now();
    this.#deadline(CONNECT_TIMEOUT_MS);
    const ifCurrent = (act: () => void): void => {
      if (this.#socket === socket) act();
    };
    const socket = openSocket(url, handshake(), {
      connected: () => ifCurrent(() => this.#deadline(HELLO_TIMEOUT_MS)),
      refused: (message, data) => ifCurrent(() => this.#turnedAway(message, data)),
      closed: (reason) => ifCurrent(() => this.#lost(unreachable(reason))),
      message: (event, body) => ifCurrent(() => this.#hear(event, body)),
    });
    this.#socket = socket;
  }

  isLive(): boolean {
    return this.#phase.phase === 'live' && this.#socket !== undefined;
  }

  ask(event: string, body: unknown, timeoutMs: number, done: (answer: Answer) => void): void {
    if (this.#socket) this.#socket.ask(event, body, timeoutMs, done);
    else done({ lost: true });
  }

  /** Live is said when every log has reached what the hub is known to have, and taken back when one has not. */
  judge(isWhole: boolean): { becameLive: boolean } {
    const changed = this.#step({ type: isWhole ? 'whole' : 'behind' });
    return { becameLive: changed && isWhole };
  }

  /** Also said on resume from sleep and on a network's return: a link that is old news is given up at once. */
  retryNow(): void {
    switch (this.#phase.phase) {
      case 'waiting':
        this.#retry();
        break;
      case 'stopped':
        if (this.#phase.reason.code !== 'closed') this.#retry();
        break;
      case 'connecting':
        if (this.#ports.clock.now() - this.#openedAt > STALE_TRY_MS) this.open();
        break;
      case 'syncing':
      case 'live':
        if (this.#watch?.overdue()) {
          this.#lost(SILENT);
          this.#retry();
        }
    }
  }

  close(): void {
    this.#hangUp();
    this.#step({ type: 'refused', reason: { code: 'closed', message: 'This connection was closed here.' } });
  }

  #hear(name: string, body: unknown): void {
    const { log, onMessage } = this.#ports;
    this.#watch?.heard();
    const message = readInbound(name, body);
    if (message.event === 'hello') this.#welcome(message.body);
    else if (message.event === 'bye') this.#dismissed(message.body, 'The hub closed the connection.');
    else if (message.event === 'unknown') log({ level: 'info', message: 'an unknown event', detail: name });
    else if (message.event === 'unreadable')
      log({ level: 'error', message: `a ${name} that can't be read`, detail: message.why });
    else if (this.#watch) onMessage(message);
    else log({ level: 'warn', message: 'a message before hello', detail: name });
  }

  #welcome(hello: Hello): void {
    const { clock, log, onHello } = this.#ports;
    if (this.#watch) {
      log({ level: 'warn', message: 'a second hello' });
      return;
    }
    clock.clearTimeout(this.#timer);
    const limitMs = Math.min(SILENCE_MS, hello.heartbeat.graceMs);
    this.#watch = new SilenceWatch(clock, limitMs, () => this.#lost(SILENT));
    this.#step({ type: 'hello' });
    onHello(hello);
  }

  #turnedAway(message: string, data: unknown): void {
    const parsed = bye.safeParse(data);
    if (parsed.success) this.#dismissed(parsed.data, message);
    else this.#lost(unreachable(message));
  }

  #dismissed({ retryable, message, ...refusal }: Bye, fallback: string): void {
    const reason = { ...refusal, message: message ?? fallback };
    if (retryable) this.#lost(reason, refusal.retryAfterMs);
    else {
      this.#hangUp();
      this.#step({ type: 'refused', reason });
    }
  }

  #lost(reason: LinkTrouble, retryAfterMs?: number): void {
    const { clock, random } = this.#ports;
    this.#hangUp();
    const now = clock.now();
    this.#step({ type: 'lost', reason, retryAfterMs, outageMs: now - (this.#offlineSince ?? now), roll: random() });
    if (this.#phase.phase === 'waiting') this.#timer = clock.setTimeout(() => this.#retry(), this.#phase.retryAt - now);
  }

  #retry(): void {
    this.#step({ type: 'retry' });
    this.open();
  }

  #hangUp(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#ports.clock.clearTimeout(this.#timer);
    this.#watch?.stop();
    this.#watch = undefined;
    this.#ports.onGone();
    socket?.close();
  }

  #deadline(ms: number): void {
    const { clock } = this.#ports;
    clock.clearTimeout(this.#timer);
    this.#timer = clock.setTimeout(() => this.#lost(unreachable('no answer in time')), ms);
  }

  /** Returns whether the phase changed. */
  #step(input: LinkInput): boolean {
    const before = this.#phase;
    const now = this.#ports.clock.now();
    this.#phase = nextPhase(before, input, now);
    if (this.#phase === before) return false;
    this.#offlineSince = this.#phase.phase === 'live' ? null : (this.#offlineSince ?? now);
    this.#ports.emit(this.replay());
    return true;
  }
}

const SILENT: LinkTrouble = { code: 'unreachable', message: 'Nothing was heard from the hub for a while.' };

const unreachable = (detail: string): LinkTrouble => ({
  code: 'unreachable',
  message: `The hub can't be reached (${detail}).`,
});
