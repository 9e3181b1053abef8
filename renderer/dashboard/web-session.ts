import { z } from 'zod';
import { role } from '../../protocol/entities.ts';
import { refusal } from '../../protocol/refusals.ts';
import type { SignedIn } from '../../protocol/wire.ts';

const URL = '/api/v1/session';

const signedIn = z.object({ user: z.object({ id: z.string(), name: z.string(), username: z.string(), role }) });

/** What the hub says of this browser's cookie. */
export type WebSession =
  | { phase: 'signed-in'; user: SignedIn }
  | { phase: 'signed-out' }
  /** The hub did not answer, or not as it does. */
  | { phase: 'unreachable' };

export type SignInProblem = 'wrong' | 'too-many' | 'unreachable';

export async function whoIsSignedIn(): Promise<WebSession> {
  const response = await ask({ method: 'GET' });
  if (response?.ok) return { phase: 'signed-in', ...signedIn.parse(await response.json()) };
  return { phase: response?.status === 401 ? 'signed-out' : 'unreachable' };
}

export async function signIn(
  username: string,
  password: string,
): Promise<{ user: SignedIn } | { problem: SignInProblem }> {
  const body = JSON.stringify({ username, password });
  const response = await ask({ method: 'POST', headers: { 'content-type': 'application/json' }, body });
  if (!response) return { problem: 'unreachable' };
  const answer: unknown = await response.json();
  if (response.ok) return signedIn.parse(answer);
  const code = refusal.safeParse(answer).data?.code;
  if (code === 'rate-limited') return { problem: 'too-many' };
  return { problem: code === 'unauthorized' || code === 'invalid' ? 'wrong' : 'unreachable' };
}

/** Whether the hub has ended it; where it has not heard, the person is still signed in. */
export const signOut = async (): Promise<boolean> => (await ask({ method: 'DELETE' }))?.ok === true;

/** No answer at all is an expected thing on a network: it is a value here. */
async function ask(init: RequestInit): Promise<Response | undefined> {
  try {
    return await fetch(URL, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
