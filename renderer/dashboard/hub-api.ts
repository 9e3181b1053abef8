import type { z } from 'zod';
import { type Refusal, refusal, refuse } from '../../protocol/refusals.ts';

/** What the hub answers over HTTP, as its schema reads it; a hub that can't be reached is a refusal like another. */
export async function askHub<T>(url: string, schema: z.ZodType<T>, init: RequestInit = {}): Promise<T | Refusal> {
  try {
    const response = await fetch(url, { credentials: 'same-origin', ...init });
    if (!response.ok) return await refusalIn(response);
    const answer: unknown = response.status === 204 ? {} : await response.json();
    return schema.parse(answer);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return NOT_REACHED;
  }
}

/** A proxy before the hub says no in a page of its own. */
async function refusalIn(response: Response): Promise<Refusal> {
  const said = refusal.safeParse(await response.json().catch(() => null));
  if (said.success) return said.data;
  return response.status === 413 ? refuse('too-large', 'This is too large to be sent.') : NOT_REACHED;
}

const NOT_REACHED = refuse('storage-unavailable', 'The hub can’t be reached.');

export const postToHub = <T>(url: string, body: object, schema: z.ZodType<T>): Promise<T | Refusal> =>
  askHub(url, schema, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
