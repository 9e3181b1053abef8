import fastifyCookie from '@fastify/cookie';
import Fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance, LogController } from 'fastify';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { HubConfig } from '../config.ts';
import type { Ledger } from '../flow/ledger.ts';
import type { Attempts } from '../gate/attempts.ts';
import type { IsProxy } from '../gate/proxies.ts';
import type { OpenIdProvider } from '../identity/open-id-provider.ts';
import type { Reception } from '../identity/reception.ts';
import type { SetUpLink } from '../identity/set-up.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { serveAudit } from './audit-route.ts';
import { serveEnrollment } from './enrollment-routes.ts';
import { serveEquipmentDay } from './equipment-day-route.ts';
import { guardRequests } from './gate.ts';
import { addHeaders } from './headers.ts';
import { serveHealth } from './health.ts';
import { serveLeaving } from './leave-routes.ts';
import { createListener } from './listener.ts';
import { serveMetrics } from './metrics-route.ts';
import { serveOpenApi } from './openapi.ts';
import { servePairing } from './pairing-routes.ts';
import { serveProblemPhotos } from './problem-photo-routes.ts';
import { serveReports } from './reports-route.ts';
import { serveSamples } from './samples-route.ts';
import { serveScreens } from './screens.ts';
import { serveSession } from './session-routes.ts';
import { serveSessions } from './sessions-route.ts';
import { serveSetUp } from './set-up-routes.ts';
import { serveSettings } from './settings-routes.ts';
import { serveSingleSignOn } from './single-sign-on-routes.ts';
import type { TlsFiles } from './tls.ts';
import { serveWall } from './wall-routes.ts';

export interface HttpOptions {
  ledger: Ledger;
  reception: Reception;
  log: FastifyBaseLogger;
  attempts: Attempts;
  isProxy: IsProxy;
  tls: TlsFiles | undefined;
  maxConnections: number;
  setUpLink: SetUpLink | undefined;
  /** Who signs people in at the dashboard beside the hub itself; none where that is off. */
  provider: OpenIdProvider | undefined;
  config: HubConfig;
  /** Ends what a revoked feed still listens to. */
  sendAwayFeed(feedId: string): void;
  metrics: Metrics;
  screens: string;
  allowedOrigins: readonly string[];
  now(): number;
  isStopping(): boolean;
}

/** No body over HTTP is larger than a sign-in. */
const MAX_BODY_BYTES = 64 * 1024;

/** What the hub speaks besides sockets. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: options.log,
    bodyLimit: MAX_BODY_BYTES,
    serverFactory: (handler) => createListener(handler, options.tls, options.maxConnections),
    trustProxy: (address) => options.isProxy(address),
    forceCloseConnections: true,
    // A kiosk's address may carry its token: no address goes to the log with its query.
    logController: new LogController({ disableRequestLogging: true }),
  });
  await app.register(fastifyCookie);
  await addHeaders(app);
  guardRequests(app, options);
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) options.log.error({ err: error }, 'A request failed.');
    return reply.code(status).send(refusalOf(status));
  });
  app.addHook('onResponse', async ({ method, routeOptions: { url } }, { statusCode: status }) => {
    options.metrics.request({ method, route: url ?? 'none', status });
  });
  serveOpenApi(app);
  serveHealth(app, options);
  serveMetrics(app, options);
  serveSession(app, options);
  serveSingleSignOn(app, options);
  serveSetUp(app, options);
  serveEnrollment(app, options);
  servePairing(app, options);
  serveLeaving(app, options);
  serveAudit(app, options);
  serveReports(app, options);
  serveSessions(app, options);
  serveSamples(app, options);
  serveEquipmentDay(app, options);
  serveSettings(app, options);
  serveWall(app, options);
  await serveProblemPhotos(app, options);
  await serveScreens(app, options);
  return app;
}

function refusalOf(status: number): Refusal {
  if (status === 413) return refuse('too-large', `At most ${MAX_BODY_BYTES} bytes are taken.`);
  if (status < 500) return refuse('invalid', 'This request can’t be read. Send JSON.');
  return refuse('storage-unavailable', 'The hub could not do that now. Try again.');
}
