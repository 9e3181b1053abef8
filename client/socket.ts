import type { Handshake } from '../protocol/wire.ts';

/** What came back for a question; `lost` means unknown: the hub may have acted and only its answer went missing. */
export type Answer = { lost: false; body: unknown } | { lost: true };

/** One connection's socket, as little of it as we use. After `close` it calls nothing any more. */
export interface HubSocket {
  /** Sends and calls `done` once: with the answer, or lost after `timeoutMs` or when the link is gone. Nothing is queued. */
  ask(event: string, body: unknown, timeoutMs: number, done: (answer: Answer) => void): void;
  close(): void;
}

/** What a socket tells of itself, never before `open` has returned. */
export interface SocketListener {
  connected(): void;
  /** The handshake failed: by the hub's word (`data` as it sent it), or because it was not reached. */
  refused(message: string, data: unknown): void;
  closed(reason: string): void;
  message(event: string, body: unknown): void;
}

export type OpenSocket = (url: string, auth: Handshake, on: SocketListener) => HubSocket;
