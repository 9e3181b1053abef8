import { readFileSync } from 'node:fs';
import type { RequestListener, Server, ServerOptions } from 'node:http';
import { createServer, type Server as HttpsServer } from 'node:https';
import { createSecureContext } from 'node:tls';
import type { Logger } from 'pino';
import { ConfigError } from '../config.ts';

/** The files of a certificate with its chain, and of its key, in PEM. */
export interface TlsFiles {
  cert: string;
  key: string;
}

type Pair = { cert: string; key: string };

/** A renewed certificate is seen within this time: two small files are read a minute. */
const LOOK_EVERY_MS = 60_000;
const OLDEST_TLS = 'TLSv1.2';
const HANDSHAKE_WITHIN_MS = 10_000;

/** A server that speaks TLS and takes a renewed certificate without a restart; a pair that doesn't fit changes nothing. */
export function createTlsServer(files: TlsFiles, options: ServerOptions, handler: RequestListener): Server {
  const tls = { ...readPair(files), minVersion: OLDEST_TLS, handshakeTimeout: HANDSHAKE_WITHIN_MS } as const;
  return createServer({ ...options, ...tls }, handler) as unknown as Server;
}

/** Looks for a renewed pair every so often; returns the way to stop. */
export function followRenewals(server: Server, files: TlsFiles, log: Logger, everyMs = LOOK_EVERY_MS): () => void {
  let used = readPair(files);
  let refused: Pair | undefined;
  const look = (): void => {
    const found = readOrUndefined(files);
    if (!found || isSame(found, used) || (refused && isSame(found, refused))) return;
    try {
      (server as unknown as HttpsServer).setSecureContext({ ...checked(found, files), minVersion: OLDEST_TLS });
      used = found;
      log.info({ cert: files.cert }, 'The renewed certificate is in use.');
    } catch (error) {
      refused = found;
      log.error({ err: error }, 'The renewed certificate can’t be used; the one before it stays.');
    }
  };
  const timer = setInterval(look, everyMs);
  return () => clearInterval(timer);
}

/** Reads both files; throws a {@link ConfigError} where they are no certificate with its key. */
export function readPair(files: TlsFiles): Pair {
  try {
    return checked({ cert: readFileSync(files.cert, 'utf8'), key: readFileSync(files.key, 'utf8') }, files);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(`The certificate or its key can’t be read: ${(error as Error).message}`, { cause: error });
  }
}

/** Half a renewal is on the disk for a moment: one that can't be read is looked at again. */
function readOrUndefined({ cert, key }: TlsFiles): Pair | undefined {
  try {
    return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
  } catch {
    return undefined;
  }
}

function checked(pair: Pair, { cert, key }: TlsFiles): Pair {
  try {
    createSecureContext(pair);
    return pair;
  } catch (error) {
    throw new ConfigError(`${cert} and ${key} are no certificate with its key: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

const isSame = (one: Pair, other: Pair): boolean => one.cert === other.cert && one.key === other.key;
