import type { FastifyReply, FastifyRequest } from 'fastify';
import { stationToken } from '../../protocol/enrollment.ts';
import { seat } from '../../protocol/scalars.ts';
import { hashToken } from '../identity/hashes.ts';

/**
 * A station's secret as a browser keeps it, out of reach of scripts. A browser may be several stations, one a tab: each has
 * a cookie of its own, under a name that a page may know and that gives nothing away.
 */
const PREFIX = 'hycon_station_';
const SEAT_CHARS = 12;
/** As long as browsers keep one; it is set anew each time that the kiosk is opened. */
const KEPT_FOR_S = 400 * 24 * 3_600;

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

/** Keeps a token in the browser: for good, or as long as its pairing code lives. */
export function setStationCookie(request: FastifyRequest, reply: FastifyReply, token: string, forMs?: number): void {
  reply.setCookie(PREFIX + seatOf(token), token, {
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    path: '/',
    maxAge: forMs === undefined ? KEPT_FOR_S : Math.ceil(forMs / 1000),
  });
}
