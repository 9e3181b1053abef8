import type { FastifyReply, FastifyRequest } from 'fastify';

const MAX_COOKIE_CHARS = 512;

/** As long as browsers keep one. */
export const KEPT_FOR_MS = 400 * 24 * 3_600_000;

/** A cookie's value in a raw `Cookie` header, where it is there. */
export function readCookie(header: string | undefined, wanted: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === wanted && value !== undefined && value !== '') return value.slice(0, MAX_COOKIE_CHARS);
  }
  return undefined;
}

/** Keeps a secret in the browser, out of reach of scripts, and never sent from another site's page. */
export function keepCookie(
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { name, value, forMs }: { name: string; value: string; forMs: number },
): void {
  reply.setCookie(name, value, {
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    path: '/',
    maxAge: Math.ceil(forMs / 1000),
  });
}
