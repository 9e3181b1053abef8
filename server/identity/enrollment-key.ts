import { v7 as newId } from 'uuid';
import type { EnrollmentKeyRequest } from '../../protocol/enrollment.ts';
import type { EnrollmentKey } from '../../protocol/entities.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Direct } from '../flow/direct.ts';
import { hashToken, newToken } from './hashes.ts';

/** Long enough for a delivery of new PCs, short enough that a forgotten key is dead. */
const DEFAULT_VALID_MS = 7 * 24 * 3_600_000;
/** One kiosk, unless somebody says more. */
const DEFAULT_USES = 1;

/** A new key, what is written of it, and the key itself, which is told this once. */
export function newEnrollmentKey(
  { name = '', uses = DEFAULT_USES, validMs = DEFAULT_VALID_MS }: EnrollmentKeyRequest,
  at: number,
): { enrollmentKey: EnrollmentKey; key: string; direct: Direct } {
  const key = newToken('enrollment');
  const enrollmentKey = { id: newId(), name, createdAt: at, expiresAt: at + validMs, maxUses: uses, uses: 0 };
  return {
    enrollmentKey,
    key,
    direct: {
      facts: [{ type: 'enrollment-key.created', enrollmentKey }],
      secrets: [{ kind: 'enrollment-key', enrollmentKeyId: enrollmentKey.id, keyHash: hashToken(key) }],
    },
  };
}

/** Why a key that was found enrolls nobody now. One that is in no list was revoked. */
export function refuseKey(key: EnrollmentKey | undefined, now: number): Refusal | undefined {
  if (!key) return refuse('forbidden', 'This enrollment key was revoked. Ask the lab’s IT for a new one.');
  if (key.expiresAt <= now)
    return refuse('forbidden', 'This enrollment key has run out. Ask the lab’s IT for a new one.');
  if (key.uses < key.maxUses) return undefined;
  return refuse('forbidden', 'This enrollment key was used as often as it may be. Ask the lab’s IT for a new one.');
}
