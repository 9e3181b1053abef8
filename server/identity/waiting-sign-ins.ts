import { randomBytes } from 'node:crypto';
import { hashToken } from './hashes.ts';

/** How long somebody may take at the provider: a password, a second factor, a consent. */
export const WAIT_MS = 10 * 60_000;
/** Each is 300 bytes. Beyond this the oldest has to begin again. */
const MOST = 10_000;
const RANDOM_BYTES = 32;

/** What one browser was sent to the provider with. */
export interface WaitingSignIn {
  state: string;
  nonce: string;
  verifier: string;
  redirectUri: string;
  until: number;
}

/** Sign-ins that are at the provider. In memory: after a restart of the hub one begins again. */
export class WaitingSignIns {
  readonly #waiting = new Map<string, WaitingSignIn>();

  /** `token` is the browser's alone: an answer that another one brings is worth nothing. */
  begin(redirectUri: string, now: number): { token: string; waiting: WaitingSignIn } {
    this.#forget(now);
    const token = random();
    const waiting = { state: random(), nonce: random(), verifier: random(), redirectUri, until: now + WAIT_MS };
    this.#waiting.set(hashToken(token), waiting);
    return { token, waiting };
  }

  /** Once: what was taken is gone. A wrong state takes nothing, or a foreign page could end a sign-in. */
  take(token: string, state: string | null, now: number): WaitingSignIn | undefined {
    const key = hashToken(token);
    const waiting = this.#waiting.get(key);
    if (waiting?.state !== state || waiting.until <= now) return undefined;
    this.#waiting.delete(key);
    return waiting;
  }

  /** A map keeps the order in which they began. */
  #forget(now: number): void {
    for (const [key, { until }] of this.#waiting) {
      if (until > now && this.#waiting.size < MOST) return;
      this.#waiting.delete(key);
    }
  }
}

const random = (): string => randomBytes(RANDOM_BYTES).toString('base64url');
