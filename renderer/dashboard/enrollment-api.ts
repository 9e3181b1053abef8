import { z } from 'zod';
import type { EnrollmentKeyRequest } from '../../protocol/enrollment.ts';
import { type EnrollmentKey, enrollmentKey, type Station, station } from '../../protocol/entities.ts';
import type { Refusal } from '../../protocol/refusals.ts';
import { postToHub } from './hub-api.ts';

/** What carries a secret goes over HTTP and not by an act: nothing of it is kept in an outbox or a stored answer. */

export const confirmPairing = (asked: {
  code: string;
  name: string;
  equipmentIds: readonly string[];
}): Promise<{ station: Station } | Refusal> => postToHub('/api/v1/pairings', asked, z.object({ station }));

export const makeEnrollmentKey = (
  asked: EnrollmentKeyRequest,
): Promise<{ enrollmentKey: EnrollmentKey; key: string } | Refusal> =>
  postToHub('/api/v1/enrollment-keys', asked, z.object({ enrollmentKey, key: z.string() }));
