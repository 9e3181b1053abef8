import { io, type Socket } from 'socket.io-client';
import { v7 as newId } from 'uuid';
import type { IntentBody } from '../../protocol/intents.ts';
import type { Facts, Hello, IntentAck, Snapshot } from '../../protocol/wire.ts';

/** A client that speaks the wire by hand and keeps every frame, in order: what another program would see. */
export interface WireClient {
  socket: Socket;
  installId: string;
  frames: { event: string; body: unknown }[];
  hello: Hello;
  call(event: string, body: unknown): Promise<Answer>;
  /** Sends an intent under the next number, or under `n`. */
  intent(body: IntentBody | Record<string, unknown>, n?: number): Promise<IntentAck & Answer>;
  /** Resolves with the first frame, past or to come, that fits. */
  seen<T = unknown>(event: string, fits?: (body: T) => boolean): Promise<T>;
  snapshots(channel: string): Snapshot[];
  factsOf(channel: string): Facts['facts'];
  disconnect(): void;
}

// biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the hub sent; tests look into it.
export type Answer = any;

export interface ConnectOptions {
  kind?: string;
  token?: string;
  installId?: string;
  cursors?: Record<string, { epoch: string; seq: number }>;
  headers?: Record<string, string>;
  auth?: Record<string, unknown>;
}

/** An answer comes or it doesn't: a busy machine takes its time. */
const ANSWER_WITHIN_MS = 30_000;
const open = new Set<Socket>();

export function closeClients(): void {
  for (const socket of open) socket.disconnect();
  open.clear();
}

export function rawSocket(url: string, options: ConnectOptions): { socket: Socket; installId: string } {
  const installId = options.installId ?? newId();
  const client = { kind: options.kind ?? 'station', version: 'test', installId };
  const socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    autoConnect: false,
    ...(options.headers && { extraHeaders: options.headers }),
    auth: {
      protocol: 1,
      client,
      ...(options.token !== undefined && { token: options.token }),
      cursors: options.cursors ?? {},
      ...options.auth,
    },
  });
  open.add(socket);
  return { socket, installId };
}

/** Connects and waits for the first `head`, by which everything missed has been sent; rejects with the refusal's data. */
export async function connect(url: string, options: ConnectOptions): Promise<WireClient> {
  const { socket, installId } = rawSocket(url, options);
  const frames: WireClient['frames'] = [];
  const waiting = new Set<() => void>();
  socket.onAny((event: string, body: unknown) => {
    frames.push({ event, body });
    for (const look of waiting) look();
  });
  const seen = <T>(event: string, fits: (body: T) => boolean = () => true): Promise<T> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No such ${event} came.`)), ANSWER_WITHIN_MS);
      const look = (): void => {
        const found = frames.find((one) => one.event === event && fits(one.body as T));
        if (!found) return;
        clearTimeout(timer);
        waiting.delete(look);
        resolve(found.body as T);
      };
      waiting.add(look);
      look();
    });
  const refused = new Promise<never>((_, reject) =>
    socket.once('connect_error', (error) => reject(Object.assign(error, { at: 'handshake' }))),
  );
  socket.connect();
  await Promise.race([seen('head'), refused]);
  refused.catch(() => undefined);
  let next = 1;
  const call = (event: string, body: unknown): Promise<Answer> =>
    socket.timeout(ANSWER_WITHIN_MS).emitWithAck(event, body);
  return {
    socket,
    installId,
    frames,
    hello: frames.find((one) => one.event === 'hello')?.body as Hello,
    call,
    seen,
    intent: (body, n = next) => {
      next = n + 1;
      return call('intent', { installId, n, id: newId(), occurredAt: Date.now(), ...body });
    },
    snapshots: (channel) =>
      frames
        .filter((one) => one.event === 'snapshot')
        .map((one) => one.body as Snapshot)
        .filter((one) => one.channel === channel),
    factsOf: (channel) =>
      frames
        .filter((one) => one.event === 'facts')
        .map((one) => one.body as Facts)
        .filter((one) => one.channel === channel)
        .flatMap((one) => one.facts),
    disconnect: () => socket.disconnect(),
  };
}

/** What a refused handshake says. */
export async function refusalOf(url: string, options: ConnectOptions): Promise<Answer> {
  try {
    await connect(url, options);
  } catch (error) {
    return (error as { data?: unknown }).data;
  }
  throw new Error('The handshake was not refused.');
}
