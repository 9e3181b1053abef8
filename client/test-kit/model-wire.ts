import { intentHead } from '../../protocol/intents.ts';
import { type Handshake, intentAck } from '../../protocol/wire.ts';
import type { Answer, HubSocket, SocketListener } from '../socket.ts';
import type { FakeClock } from './fake-clock.ts';

/** What the client sent and the hub has not read yet. */
export type Up = { event: 'connect' } | Asked;

interface Asked {
  event: string;
  body: unknown;
  /** The client asks again for what it heard a yes to on this line. */
  isAfterYes: boolean;
  done(answer: Answer): void;
}

/** A connection whose both directions are queues: nothing arrives before the test says so, and some things never do. */
export class ModelWire implements HubSocket {
  readonly auth: Handshake;
  up: Up[] = [{ event: 'connect' }];
  down: (() => void)[] = [];
  /** The hub still holds it. */
  isServed = false;
  #isOpen = true;
  readonly #clock: FakeClock;
  readonly #on: SocketListener;
  readonly #unanswered = new Set<() => void>();
  /** The ids of the acts that the client heard a yes to. */
  readonly #confirmed = new Set<string>();

  constructor(clock: FakeClock, auth: Handshake, on: SocketListener) {
    this.#clock = clock;
    this.auth = auth;
    this.#on = on;
  }

  ask(event: string, body: unknown, timeoutMs: number, done: (answer: Answer) => void): void {
    const lose = (): void => settle({ lost: true });
    const id = idIn(body);
    const settle = (answer: Answer): void => {
      if (!this.#unanswered.delete(lose)) return;
      if (id !== undefined && isYes(answer)) this.#confirmed.add(id);
      done(answer);
    };
    this.#unanswered.add(lose);
    this.#clock.setTimeout(lose, timeoutMs);
    const isAfterYes = id !== undefined && this.#confirmed.has(id);
    this.up.push({ event, body: JSON.parse(JSON.stringify(body)), isAfterYes, done: settle });
  }

  /** By the client: it hears nothing more, while what it sent may still arrive. */
  close(): void {
    this.#isOpen = false;
    this.down = [];
    for (const lose of this.#unanswered) lose();
  }

  connect(): void {
    this.down.push(() => this.#on.connected());
  }

  say(event: string, body: unknown): void {
    const sent: unknown = JSON.parse(JSON.stringify(body));
    this.down.push(() => this.#on.message(event, sent));
  }

  reply(done: (answer: Answer) => void, body: unknown): void {
    const sent: unknown = JSON.parse(JSON.stringify(body));
    this.down.push(() => done({ lost: false, body: sent }));
  }

  /** The client reads one message. */
  deliver(): void {
    const next = this.down.shift();
    if (this.#isOpen) next?.();
  }

  /** The line breaks: what was on its way down is gone, and the client hears of it, or doesn't. */
  break(isHeard: boolean): void {
    this.isServed = false;
    this.down = [];
    if (isHeard && this.#isOpen) this.#on.closed('transport close');
  }
}

const isYes = (answer: Answer): boolean => !answer.lost && intentAck.safeParse(answer.body).data?.ok === true;

/** Of what is asked, only acts have ids. */
const idIn = (body: unknown): string | undefined => intentHead.safeParse(body).data?.id;
