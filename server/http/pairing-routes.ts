import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type EnrollmentKeyRequest, enrollmentKeyRequest, pairingConfirmation } from '../../protocol/enrollment.ts';
import { enrollmentKey, station } from '../../protocol/entities.ts';
import type { Refusal } from '../../protocol/refusals.ts';
import { auditRefused } from '../audit/refused.ts';
import { writeInHub } from '../flow/in-hub.ts';
import { confirmPairing } from '../identity/enroll.ts';
import { newEnrollmentKey } from '../identity/enrollment-key.ts';
import { Tries } from '../identity/tries.ts';
import type { HttpOptions } from './app.ts';
import { type Call, endpoint } from './endpoint.ts';
import { managerOf } from './manager-of.ts';

/** Five tries in ten minutes, the life of a code: nobody guesses one of 10^11 like that. */
const CODE_TRIES = { burst: 5, perSecond: 5 / 600 };

/** What those who run the lab do so that kiosks come in: `/api/v1/pairings`, `/api/v1/enrollment-keys`. */
export function servePairing(app: FastifyInstance, options: HttpOptions): void {
  const tries = new Tries(CODE_TRIES);
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/pairings',
    summary: 'Confirms the code that a kiosk shows, and says what it is called and where it stands.',
    who: 'manager',
    body: pairingConfirmation,
    answer: z.object({ station }),
    status: 201,
    run: (call) => confirm(call, { ...options, tries }),
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/enrollment-keys',
    summary: 'Makes a key with which kiosks enroll by themselves; the answer is the only time that it is told.',
    who: 'manager',
    body: enrollmentKeyRequest,
    answer: z.object({ enrollmentKey, key: z.string() }),
    status: 201,
    run: (call) => makeKey(call, options),
  });
}

async function confirm(
  { request, body }: Call<unknown, z.infer<typeof pairingConfirmation>>,
  options: HttpOptions & { tries: Tries },
): Promise<object | Refusal> {
  const manager = await managerOf(request, options);
  if ('code' in manager) return manager;
  const { ledger, tries } = options;
  const now = options.now();
  const who = [`user/${manager.id}`, `address/${request.ip}`];
  const tooMany = tries.take(who, now);
  if (tooMany) return tooMany;
  const user = { id: manager.id, name: manager.name };
  const from = { at: now, address: request.ip };
  const confirmed = await confirmPairing(ledger, body, { ...from, by: { user } });
  if ('code' in confirmed) {
    await auditRefused(ledger.store, { ...from, user, type: 'station.pair', source: 'dashboard' }, confirmed);
    return confirmed;
  }
  tries.clear(who);
  return { station: confirmed };
}

async function makeKey(
  { request, body }: Call<unknown, EnrollmentKeyRequest>,
  options: HttpOptions,
): Promise<object | Refusal> {
  const manager = await managerOf(request, options);
  if ('code' in manager) return manager;
  const now = options.now();
  const made = newEnrollmentKey(body, now);
  const by = { user: { id: manager.id, name: manager.name } };
  const refusal = await writeInHub(options.ledger, { at: now, by, address: request.ip }, () =>
    Promise.resolve(made.direct),
  );
  return refusal ?? { enrollmentKey: made.enrollmentKey, key: made.key };
}
