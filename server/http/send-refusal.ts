import type { FastifyReply } from 'fastify';
import type { Refusal } from '../../protocol/refusals.ts';

const MS_PER_SECOND = 1_000;

const STATUS: Partial<Record<Refusal['code'], number>> = {
  invalid: 400,
  unauthorized: 401,
  'token-expired': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'already-exists': 409,
  'too-large': 413,
  'rate-limited': 429,
};

/** Every "no" over HTTP has the refusal as its body, and a status that proxies and programs understand. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (refusal.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(refusal.retryAfterMs / MS_PER_SECOND));
  return reply.code(STATUS[refusal.code] ?? 503).send(refusal);
}
