import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const HEADERS_END = '\r\n\r\n';
/** RFC 6455, 5.2: opcodes, and the bits beside them. */
const TEXT = 0x1;
const CLOSE = 0x8;
const FINAL = 0x80;
const MASKED = 0x80;
/** Sockets of one process read one after another: they share the buffer that they read into. */
const READ_BUFFER = Buffer.allocUnsafeSlow(256 * 1024);
/** A mask of zeroes is a mask: the payload goes as it is. */
const ZERO_MASK = Buffer.alloc(4);

export interface RawSocketOptions {
  url: URL;
  headers: Record<string, string>;
  /** The payload of one text message; the buffer is reused after the call. */
  onText(payload: Buffer): void;
  onClose(reason: string): void;
}

/**
 * A WebSocket client that does next to nothing, so that a thousand of them weigh little beside the server that is
 * measured. Text messages in one frame only: that is all that either peer sends.
 */
export class RawSocket {
  readonly #socket: Socket;
  readonly #options: RawSocketOptions;
  #rest: Buffer | undefined;
  #isOpen = false;

  constructor(options: RawSocketOptions) {
    this.#options = options;
    const { hostname, port } = options.url;
    const callback = (bytes: number, buffer: Uint8Array): boolean => {
      this.#take((buffer as Buffer).subarray(0, bytes));
      return true;
    };
    this.#socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      onread: { buffer: READ_BUFFER, callback },
    });
    this.#socket.on('connect', () => this.#socket.write(upgradeRequest(options)));
    this.#socket.on('error', (error) => options.onClose(error.message));
    this.#socket.on('close', () => options.onClose('closed'));
  }

  send(text: string): void {
    const payload = Buffer.from(text);
    const extended = payload.length > 125;
    if (payload.length > 0xffff) throw new Error('A bench client sends small messages only.');
    const head = Buffer.from([FINAL | TEXT, MASKED | (extended ? 126 : payload.length)]);
    const length = Buffer.from(extended ? [payload.length >> 8, payload.length & 0xff] : []);
    this.#socket.write(Buffer.concat([head, length, ZERO_MASK, payload]));
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    let data = this.#rest === undefined ? chunk : Buffer.concat([this.#rest, chunk]);
    if (!this.#isOpen) {
      const end = data.indexOf(HEADERS_END);
      if (end >= 0 && !data.toString('latin1', 0, end).includes(' 101 ')) this.#options.onClose(String(data));
      this.#isOpen = end >= 0;
      data = end >= 0 ? data.subarray(end + HEADERS_END.length) : data;
    }
    const used = this.#isOpen ? this.#frames(data) : 0;
    this.#rest = used < data.length ? Buffer.from(data.subarray(used)) : undefined;
  }

  /** Hands on every whole frame; returns how many bytes they took. */
  #frames(data: Buffer): number {
    let at = 0;
    for (;;) {
      const start = payloadStart(data, at);
      if (start === undefined) return at;
      const end = start + payloadLength(data, at);
      if (end > data.length) return at;
      const opcode = (data[at] ?? 0) & 0x0f;
      if (opcode === TEXT) this.#options.onText(data.subarray(start, end));
      if (opcode === CLOSE) this.#options.onClose('the server said goodbye');
      at = end;
    }
  }
}

/** Where a frame's payload begins, or undefined while its header is not whole. */
function payloadStart(data: Buffer, at: number): number | undefined {
  const short = (data[at + 1] ?? 0) & 0x7f;
  const start = at + (short === 126 ? 4 : short === 127 ? 10 : 2);
  return start <= data.length ? start : undefined;
}

function payloadLength(data: Buffer, at: number): number {
  const short = (data[at + 1] ?? 0) & 0x7f;
  if (short === 126) return data.readUInt16BE(at + 2);
  return short === 127 ? Number(data.readBigUInt64BE(at + 2)) : short;
}

function upgradeRequest({ url, headers }: RawSocketOptions): string {
  const lines = [
    `GET ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return lines.join('\r\n') + HEADERS_END;
}
