import { readCookie } from './cookies.ts';

/** A wall's own token, as its browser keeps it. */
export const WALL_COOKIE = 'hycon_wall';

/** The wall's token from a raw `Cookie` header, where there is one. */
export const readWallCookie = (header: string | undefined): string | undefined => readCookie(header, WALL_COOKIE);
