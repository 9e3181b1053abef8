import { z } from 'zod';
import type { EnrollmentKeyRequest } from '../../protocol/enrollment.ts';
import { type EnrollmentKey, enrollmentKey, type Station, station } from '../../protocol/entities.ts';
import { type Refusal, refusal, refuse } from '../../protocol/refusals.ts';

/** What carries a secret goes over HTTP and not by an act: nothing of it is kept in an outbox or a stored answer. */

export const confirmPairing = (asked: {
  code: string;
  name: string;
  equipmentIds: readonly string[];
}): Promise<{ station: Station } | Refusal> => post('/api/v1/pairings', asked, z.object({ station }));

export const makeEnrollmentKey = (
  asked: EnrollmentKeyRequest,
): Promise<{ enrollmentKey: EnrollmentKey; key: string } | Refusal> =>
  post('/api/v1/enrollment-keys', asked, z.object({ enrollmentKey, key: z.string() }));

async function post<T>(url: string, body: object, schema: z.ZodType<T>): Promise<T | Refusal> {
  const headers = { 'content-type': 'application/json' };
  try {
    const response = await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers,
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    return response.ok ? schema.parse(answer) : refusal.parse(answer);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refuse('storage-unavailable', 'The hub can’t be reached.');
  }
}
