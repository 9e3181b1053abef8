/** The dashboard's sign-in, as the browser keeps it: out of reach of scripts, and never sent from another site's page. */
export const SESSION_COOKIE = 'hycon_session';

const MAX_COOKIE_CHARS = 512;

/** The sign-in's token from a raw `Cookie` header, where there is one. */
export function readSessionCookie(header: string | undefined): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === SESSION_COOKIE && value !== undefined && value !== '') return value.slice(0, MAX_COOKIE_CHARS);
  }
  return undefined;
}
