import { type Refusal, refusal, refuse } from '../protocol/refusals.ts';
import type { Credentials, OkAck } from '../protocol/wire.ts';

/** Somebody stands there and waits. */
const ANSWER_WITHIN_MS = 10_000;

const NO_HUB = refuse('server-restarting', 'The hub can’t be reached, and only it says who may leave a kiosk.');

/** Whether the hub lets this person end the kiosk program. Without its word nobody does. */
export async function askToLeave(hubUrl: string, token: string | undefined, shown: Credentials): Promise<OkAck> {
  const answer = await ask(new URL('/api/v1/leave-kiosk', hubUrl), token ?? '', shown);
  return answer === undefined ? { ok: true } : { ok: false, ...answer };
}

/** No answer at all is an expected thing on a network: it is a refusal here. */
async function ask(url: URL, token: string, shown: Credentials): Promise<Refusal | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(shown),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    if (response.status === 204) return undefined;
    return refusal.parse(await response.json());
  } catch {
    return NO_HUB;
  }
}
