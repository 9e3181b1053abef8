import { randomUUID } from 'node:crypto';
import type { IntentBody } from '../../protocol/intents.ts';
import { PROTOCOL_VERSION } from '../../protocol/scalars.ts';
import { RawSocket } from './raw-socket.ts';

export interface WireClientOptions {
  /** `ws://HOST:PORT`; the path is added. */
  url: string;
  cookie: string;
  /** One `facts` message as it came, prefix and all; the buffer is reused after the call. */
  onFacts(payload: Buffer): void;
  onTrouble(reason: string): void;
}

/** Engine.IO's and Socket.IO's packets as the first bytes of a text message. */
const PREFIX = {
  open: '0{',
  ping: '2',
  connected: '40{',
  facts: '42["facts"',
  head: '42["head"',
  bye: '42["bye"',
  ack: '43',
  refused: '44',
};
const FACTS = Buffer.from(PREFIX.facts);
/** Long enough to tell every message from another by its beginning. */
const PREFIX_BYTES = 12;

/** One client that speaks the hub's wire by hand; the bare peers speak as much of it as they need. */
export class WireClient {
  readonly installId = randomUUID();
  /** Resolves when the first `head` has come: from then on every fact comes live. */
  readonly ready: Promise<void>;
  readonly #options: WireClientOptions;
  readonly #socket: RawSocket;
  readonly #waiting = new Map<number, { sentAt: number; done(tookMs: number): void }>();
  #markReady: () => void = () => undefined;
  #isClosing = false;
  #n = 0;

  constructor(options: WireClientOptions) {
    this.#options = options;
    this.ready = new Promise((resolve) => {
      this.#markReady = resolve;
    });
    this.#socket = new RawSocket({
      url: new URL('/socket.io/?EIO=4&transport=websocket', options.url),
      headers: { Cookie: options.cookie },
      onText: (payload) => this.#take(payload),
      onClose: (reason) => this.#isClosing || options.onTrouble(reason),
    });
  }

  /**
   * Sends an intent and resolves with how long its acknowledgement took, in milliseconds: from the write to the read,
   * without what this client itself does before and after. Several may be under way at once.
   */
  send(body: IntentBody): Promise<number> {
    const n = ++this.#n;
    const intent = { installId: this.installId, n, id: randomUUID(), occurredAt: Date.now(), ...body };
    const text = `42${n}${JSON.stringify(['intent', intent])}`;
    return new Promise((done) => {
      this.#waiting.set(n, { sentAt: performance.now(), done });
      this.#socket.send(text);
    });
  }

  close(): void {
    this.#isClosing = true;
    this.#socket.close();
  }

  #take(payload: Buffer): void {
    if (payload.length > FACTS.length && payload.compare(FACTS, 0, FACTS.length, 0, FACTS.length) === 0) {
      this.#options.onFacts(payload);
      return;
    }
    const start = payload.toString('latin1', 0, PREFIX_BYTES);
    if (start === PREFIX.ping) this.#socket.send('3');
    else if (start.startsWith(PREFIX.open)) this.#socket.send(`40${JSON.stringify(this.#handshake())}`);
    else if (start.startsWith(PREFIX.ack)) this.#takeAck(payload.toString());
    else if (start.startsWith(PREFIX.head)) this.#markReady();
    else if (start.startsWith(PREFIX.bye) || start.startsWith(PREFIX.refused))
      this.#options.onTrouble(payload.toString());
  }

  #takeAck(text: string): void {
    const arrivedAt = performance.now();
    const [, id = '', body = '[]'] = /^43(\d+)(.*)$/s.exec(text) ?? [];
    const [ack] = JSON.parse(body) as [{ ok: boolean }];
    if (!ack.ok) this.#options.onTrouble(`An intent was refused: ${body}`);
    const waiting = this.#waiting.get(Number(id));
    this.#waiting.delete(Number(id));
    waiting?.done(arrivedAt - waiting.sentAt);
  }

  #handshake(): object {
    const client = { kind: 'person', version: 'bench', installId: this.installId };
    return { protocol: PROTOCOL_VERSION, client, cursors: {} };
  }
}
