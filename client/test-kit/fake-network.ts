import type { Handshake } from '../../protocol/wire.ts';
import type { Answer, HubSocket, OpenSocket, SocketListener } from '../socket.ts';
import type { FakeClock } from './fake-clock.ts';

/** A question of the client that the test answers by hand, or never. */
export class Question {
  readonly event: string;
  readonly body: Record<string, unknown>;
  #done: ((answer: Answer) => void) | undefined;

  constructor(event: string, body: unknown, done: (answer: Answer) => void) {
    this.event = event;
    this.body = body as Record<string, unknown>;
    this.#done = done;
  }

  answer(body: unknown): void {
    this.#settle({ lost: false, body });
  }

  lose(): void {
    this.#settle({ lost: true });
  }

  get isOpen(): boolean {
    return this.#done !== undefined;
  }

  #settle(answer: Answer): void {
    const done = this.#done;
    this.#done = undefined;
    done?.(answer);
  }
}

/** One socket of the client, whose other end is the test. */
export class FakeSocket implements HubSocket {
  readonly auth: Handshake;
  readonly questions: Question[] = [];
  isClosed = false;
  readonly #clock: FakeClock;
  readonly #on: SocketListener;

  constructor(clock: FakeClock, auth: Handshake, on: SocketListener) {
    this.#clock = clock;
    this.auth = auth;
    this.#on = on;
  }

  ask(event: string, body: unknown, timeoutMs: number, done: (answer: Answer) => void): void {
    if (this.isClosed) {
      done({ lost: true });
      return;
    }
    const question = new Question(event, body, done);
    this.questions.push(question);
    this.#clock.setTimeout(() => question.lose(), timeoutMs);
  }

  close(): void {
    this.isClosed = true;
    for (const question of this.questions) question.lose();
  }

  connect(): void {
    if (!this.isClosed) this.#on.connected();
  }

  refuse(message: string, data?: unknown): void {
    if (!this.isClosed) this.#on.refused(message, data);
  }

  break(reason = 'transport close'): void {
    if (!this.isClosed) this.#on.closed(reason);
  }

  say(event: string, body: unknown): void {
    if (!this.isClosed) this.#on.message(event, body);
  }

  /** The open questions of one kind, oldest first. */
  asked(event: string): Question[] {
    return this.questions.filter((one) => one.event === event && one.isOpen);
  }
}

/** Every socket that the client opened, the newest last. */
export class FakeNetwork {
  readonly sockets: FakeSocket[] = [];
  readonly #clock: FakeClock;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  readonly open: OpenSocket = (_url, auth, on) => {
    const socket = new FakeSocket(this.#clock, auth, on);
    this.sockets.push(socket);
    return socket;
  };

  get last(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('nothing was opened');
    return socket;
  }
}
