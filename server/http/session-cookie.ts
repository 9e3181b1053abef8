import { readCookie } from './cookies.ts';

/** The dashboard's sign-in, as the browser keeps it. */
export const SESSION_COOKIE = 'hycon_session';

/** The sign-in's token from a raw `Cookie` header, where there is one. */
export const readSessionCookie = (header: string | undefined): string | undefined => readCookie(header, SESSION_COOKIE);
