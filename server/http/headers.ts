import fastifyHelmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { CONTENT_POLICY } from '../../protocol/content-policy.ts';

/** A year: a browser that has met this hub under TLS speaks to it under TLS alone. */
const STRICT_TRANSPORT = 'max-age=31536000';

/** What browsers are told about every answer, by helmet; the policy of content is the one that the kiosk has too. */
export async function addHeaders(app: FastifyInstance): Promise<void> {
  const directives = Object.fromEntries(Object.entries(CONTENT_POLICY).map(([name, values]) => [name, [...values]]));
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  app.addHook('onRequest', async (request, reply) => {
    // By request: the same hub may be asked through a proxy with TLS and, on its own machine, without.
    if (request.protocol === 'https') reply.header('strict-transport-security', STRICT_TRANSPORT);
  });
}
