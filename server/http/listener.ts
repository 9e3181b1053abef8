import { createServer, type RequestListener, type Server } from 'node:http';
import { createTlsServer, type TlsFiles } from './tls.ts';

/** How long a caller may take to say what it wants, from its connection or its last answer on. */
const REQUEST_WITHIN_MS = 10_000;
/** How often callers that take longer are looked for. */
const LOOK_EVERY_MS = 2_000;
/** A browser's line waits this long for its next request. */
const KEEP_ALIVE_MS = 10_000;
const MAX_HEADERS = 64;

/** The server that everything of the hub listens on, with or without TLS. */
export function createListener(handler: RequestListener, tls: TlsFiles | undefined, maxConnections: number): Server {
  const times = {
    headersTimeout: REQUEST_WITHIN_MS,
    requestTimeout: REQUEST_WITHIN_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionsCheckingInterval: LOOK_EVERY_MS,
  };
  const server = tls ? createTlsServer(tls, times, handler) : createServer(times, handler);
  server.maxHeadersCount = MAX_HEADERS;
  server.maxConnections = maxConnections;
  return server;
}
