import type { FastifyReply, FastifyRequest } from 'fastify';
import { stationToken } from '../../protocol/enrollment.ts';
import { seat } from '../../protocol/scalars.ts';
import { hashToken } from '../identity/hashes.ts';
import { KEPT_FOR_MS, keepCookie } from './cookies.ts';

/**
 * A station's secret as a browser keeps it, out of reach of scripts. A browser may be several stations, one a tab: each has
 * a cookie of its own, under a name that a page may know and that gives nothing away.
 */
const PREFIX = 'hycon_station_';
const SEAT_CHARS = 12;

/** The name of a token's cookie: the beginning of its hash. */
export const seatOf = (token: string): string => hashToken(token).slice(0, SEAT_CHARS);

/** The stations' tokens in a raw `Cookie` header, the oldest first; only one where the page says which it is. */
export function readStationCookies(header: string | undefined, only?: string): string[] {
  return (header ?? '').split(';').flatMap((part) => {
    const [name = '', value = ''] = part.trim().split('=');
    if (!name.startsWith(PREFIX) || !stationToken.safeParse(value).success) return [];
    const named = seat.safeParse(name.slice(PREFIX.length));
    return named.success && (only === undefined || named.data === only) ? [value] : [];
  });
}

/** Keeps a token in the browser: for good, as it is set anew each time that the kiosk is opened, or as long as its pairing code lives. */
export function setStationCookie(request: FastifyRequest, reply: FastifyReply, token: string, forMs?: number): void {
  keepCookie({ request, reply }, { name: PREFIX + seatOf(token), value: token, forMs: forMs ?? KEPT_FOR_MS });
}
