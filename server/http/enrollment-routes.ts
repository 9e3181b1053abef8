import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  type EnrollmentAnswer,
  type EnrollmentRequest,
  enrollmentAnswer,
  enrollmentRequest,
  PAIRING_CODE_MS,
} from '../../protocol/enrollment.ts';
import type { Station } from '../../protocol/entities.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import { seat } from '../../protocol/scalars.ts';
import { auditRefused } from '../audit/refused.ts';
import { STATION_REVOKED } from '../identity/actors.ts';
import { beginPairing, enrollByKey } from '../identity/enroll.ts';
import { hashToken, newToken } from '../identity/hashes.ts';
import { Tries } from '../identity/tries.ts';
import type { HttpOptions } from './app.ts';
import { bearerOf } from './caller.ts';
import { type Call, endpoint } from './endpoint.ts';
import { readStationCookies, seatOf, setStationCookie } from './station-cookie.ts';

/** Codes that one address may ask for: a whole site that unpacks at once, and no flood. */
const CODES = { burst: 200, perSecond: 1 };
/** Keys that don't do, by address. A key has 256 bits: this is for peace in the log. */
const WRONG_KEYS = { burst: 20, perSecond: 1 / 30 };

interface Enrolling extends HttpOptions {
  codes: Tries;
  wrongKeys: Tries;
}

/** `/api/v1/enrollment`: POST makes a kiosk a station by a key, or gives it a code to show; GET says what became of it. */
export function serveEnrollment(app: FastifyInstance, options: HttpOptions): void {
  const enrolling: Enrolling = { ...options, codes: new Tries(CODES), wrongKeys: new Tries(WRONG_KEYS) };
  const url = '/api/v1/enrollment';
  endpoint(app, {
    method: 'POST',
    url,
    summary: 'Makes a kiosk a station by a key, or gives it a code that it shows until a manager confirms it.',
    who: 'anyone',
    body: enrollmentRequest,
    answer: enrollmentAnswer,
    run: (call) => enroll(call, enrolling),
  });
  endpoint(app, {
    method: 'GET',
    url,
    summary: 'Says what a kiosk is, by its token (`Authorization: Bearer …`) or its cookie.',
    who: 'anyone',
    query: z.object({ seat: seat.optional() }),
    answer: enrollmentAnswer,
    run: (call) => whoAmI(call, options),
  });
}

async function enroll(
  { request, reply, body }: Call<unknown, EnrollmentRequest>,
  options: Enrolling,
): Promise<EnrollmentAnswer | Refusal> {
  await options.ledger.refresh();
  if (body.keep === 'cookie') return enrollBrowser(request, reply, body, options);
  const { token = newToken('station'), ...asked } = body;
  const said = await enrollToken(token, asked, request.ip, options);
  return 'state' in said && body.token === undefined ? { ...said, token } : said;
}

/**
 * A browser's token is in its cookie. One that comes in an address must be a station's already: else whoever made the
 * address would know the secret of the station that it becomes.
 */
async function enrollBrowser(
  request: FastifyRequest,
  reply: FastifyReply,
  { token: given, seat: named, ...asked }: EnrollmentRequest,
  options: Enrolling,
): Promise<EnrollmentAnswer | Refusal> {
  const kept = given === undefined ? await keptToken(request, named, options) : undefined;
  const token = given ?? kept?.token ?? newToken('station');
  if (given !== undefined) {
    const owner = await stationOf(given, options);
    if (!owner) return refuse('unauthorized', 'This address is of no station here. Ask the lab’s IT for a new one.');
    if ('code' in owner) return owner;
  }
  const said = await enrollToken(token, asked, request.ip, options);
  if (!('state' in said)) return said;
  setStationCookie(request, reply, token, said.state === 'waiting' ? PAIRING_CODE_MS : undefined);
  return { ...said, seat: seatOf(token) };
}

async function enrollToken(
  token: string,
  { key, name }: Pick<EnrollmentRequest, 'key' | 'name'>,
  address: string,
  options: Enrolling,
): Promise<EnrollmentAnswer | Refusal> {
  const { ledger, codes, wrongKeys } = options;
  const from = { at: options.now(), address };
  const known = await stationOf(token, options);
  if (known) return 'code' in known ? known : { state: 'enrolled', station: known };
  const tooMany = (key === undefined ? codes : wrongKeys).take([address], from.at);
  if (tooMany) return tooMany;
  if (key !== undefined) {
    const station = await enrollByKey(ledger, { key, token, name: name ?? 'Kiosk', ...from });
    if ('code' in station) {
      await auditRefused(ledger.store, { ...from, type: 'station.enroll', source: 'station' }, station);
      return station;
    }
    wrongKeys.clear([address]);
    return { state: 'enrolled', station };
  }
  const code = await beginPairing(ledger.store, token, from);
  return typeof code === 'string' ? { state: 'waiting', code, expiresInMs: PAIRING_CODE_MS } : code;
}

async function whoAmI(
  { request, reply, query }: Call<{ seat?: string | undefined }, unknown>,
  options: HttpOptions,
): Promise<EnrollmentAnswer | Refusal> {
  const bearer = bearerOf(request);
  await options.ledger.refresh();
  const kept = bearer === undefined ? await keptToken(request, query.seat, options) : undefined;
  const token = bearer ?? kept?.token;
  if (token === undefined) return refuse('unauthorized', 'This kiosk is no station yet.');
  const station = await stationOf(token, options);
  if (station && 'code' in station) return station;
  if (!station) return waiting(token, bearer === undefined, options);
  if (bearer !== undefined) return { state: 'enrolled', station };
  setStationCookie(request, reply, token);
  return { state: 'enrolled', station, seat: seatOf(token) };
}

async function waiting(token: string, isBrowser: boolean, options: HttpOptions): Promise<EnrollmentAnswer | Refusal> {
  const tokenHash = hashToken(token);
  const now = options.now();
  const pairings = await options.ledger.store.pairings();
  const live = pairings.find(
    (one) => one.tokenHash === tokenHash && one.stationId === undefined && one.expiresAt > now,
  );
  if (!live) return refuse('not-found', 'This kiosk waits for nothing. Let it ask for a new code.');
  return { state: 'waiting', expiresInMs: live.expiresAt - now, ...(isBrowser && { seat: seatOf(token) }) };
}

/** The token that this browser, or this tab of it, has: one that is a station's first, else one that waits. */
async function keptToken(
  request: FastifyRequest,
  named: string | undefined,
  options: HttpOptions,
): Promise<{ token: string } | undefined> {
  let pending: { token: string } | undefined;
  for (const token of readStationCookies(request.headers.cookie, named)) {
    const station = await stationOf(token, options);
    if (station && !('code' in station)) return { token };
    if (!station) pending ??= { token };
  }
  return pending;
}

/** The station that a token is; nothing where it is none's yet. */
async function stationOf(token: string, { ledger }: HttpOptions): Promise<Station | Refusal | undefined> {
  const owner = await ledger.store.stationByToken(hashToken(token));
  if (!owner) return undefined;
  return (owner.isRevoked ? undefined : ledger.world.floor.stations[owner.stationId]) ?? STATION_REVOKED;
}
