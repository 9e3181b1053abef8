import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HttpOptions } from './app.ts';

/** Files whose names carry a hash of what is in them may be kept for ever. */
const ASSETS = '/assets/';

/** The dashboard at `/` and the kiosk at `/kiosk`: one page, which reads its own address. */
export async function serveScreens(app: FastifyInstance, { screens }: HttpOptions): Promise<void> {
  const isBuilt = existsSync(join(screens, 'index.html'));
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: screens,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes(ASSETS) ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.get('/', (request, reply) => screenOrNothing(request, reply, isBuilt));
  app.setNotFoundHandler((request, reply) => screenOrNothing(request, reply, isBuilt));
}

function screenOrNothing(request: FastifyRequest, reply: FastifyReply, isBuilt: boolean): FastifyReply {
  const path = request.url.split('?')[0] ?? '/';
  const isScreen = request.method === 'GET' && !path.startsWith('/api') && !/\.[^/]*$/.test(path);
  if (!isScreen) return reply.code(404).send({ code: 'not-found', message: 'There is nothing at this address.' });
  if (isBuilt) return reply.sendFile('index.html');
  return reply
    .code(503)
    .type('text/plain')
    .send('The screens are not built. Run “npm run build” and start the hub again.');
}
