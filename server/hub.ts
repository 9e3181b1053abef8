import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { SET_UP_PATH } from '../protocol/set-up.ts';
import { type HubConfig, idlePolicy, signInPolicy } from './config.ts';
import { bringDue, type DueOptions, keepDue } from './flow/due.ts';
import { IntentQueue } from './flow/intent-queue.ts';
import { Ledger } from './flow/ledger.ts';
import { keepObserved, type ObservingOptions } from './flow/observing.ts';
import { keepLogShort, type RetentionOptions } from './flow/retention.ts';
import { followOtherWriters } from './flow/tail.ts';
import { Attempts } from './gate/attempts.ts';
import { Doorway } from './gate/doorway.ts';
import { trusting } from './gate/proxies.ts';
import { createHttp } from './http/app.ts';
import { followRenewals, readPair, type TlsFiles } from './http/tls.ts';
import { providerOf } from './identity/open-id-provider.ts';
import { Reception } from './identity/reception.ts';
import { newSetUpLink } from './identity/set-up.ts';
import { addGauges } from './metrics/gauges.ts';
import { createMetrics } from './metrics/metrics.ts';
import { SignInLists } from './sockets/sign-in-lists.ts';
import { createSockets, type Sockets } from './sockets/sockets.ts';
import { newEpoch } from './store/site.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import type { Store } from './store/store.ts';

/** The store's file in a data folder. */
export const STORE_FILE = 'hycon.db';

/**
 * Connections that may wait to be taken in, up to what the system allows. A site that comes back at once is more than
 * the usual 511, and who finds no place is heard again by the system only a second or three later.
 */
const BACKLOG = 4096;

const MS_PER_HOUR = 3_600_000;

export interface Hub {
  /** Where it listens, as `http://HOST:PORT`, or `https:` where it speaks TLS itself. */
  readonly url: string;
  readonly store: Store;
  /** Where the first admin is made, while there is none; told to nobody but whoever started the hub. */
  readonly setUpUrl: string | undefined;
  /** Says goodbye, finishes what is in flight, closes the store. */
  stop(): Promise<void>;
}

export interface HubOptions {
  config: HubConfig;
  log: Logger;
  now?: () => number;
  random?: () => number;
}

/** Opens the store of a data folder, which is made where it is missing. */
export function openStore(data: string): Promise<Store> {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  return openSqliteStore(join(data, STORE_FILE));
}

/** Starts a hub; resolves when it listens. Rejects, with everything closed again, where it can't. */
export async function startHub({ config, log, now = Date.now, random = Math.random }: HubOptions): Promise<Hub> {
  const store = await openStore(config.data);
  try {
    return await run(store, { config, log, now, random });
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function run(store: Store, { config, log, now, random }: Required<HubOptions>): Promise<Hub> {
  const tls = tlsOf(config);
  const provider = providerOf(config);
  let stopping = false;
  const isStopping = () => stopping;
  const metrics = createMetrics();
  const onFault = (error: unknown): void => {
    metrics.fault();
    log.error({ err: error }, 'Something failed; the hub goes on.');
  };
  let sockets: Sockets | undefined;
  const ledger = new Ledger(store, await store.load(), {
    committed: metrics.commit,
    appended: (appends) => {
      metrics.facts(appends);
      sockets?.publish(appends);
    },
    replaced: () => sockets?.sendAway(),
  });
  // What should have happened while no hub ran has happened before anybody looks.
  await bringDue({ ledger, config }, now());
  const queue = new IntentQueue({ ledger, now, newEpoch, onFault });
  const { allowedOrigins, screens, maxConnections } = config;
  const isProxy = trusting(config.trustedProxies);
  const doorway = new Doorway({ isProxy });
  const policy = signInPolicy(config);
  const reception = new Reception({ ledger, policy, now });
  const keys = await store.listKeys();
  const validMs = config.offlineSignInHours * MS_PER_HOUR;
  const lists = new SignInLists({ ledger, policy, keys, validMs, now, onFault });
  const common = { isProxy, allowedOrigins, reception, ledger, metrics, now, isStopping };
  sockets = createSockets({ ...common, queue, lists, doorway, idle: idlePolicy(config), random, onFault });
  addGauges(metrics.registry, {
    connections: sockets.counts,
    loopDelayMs: sockets.loopDelayMs,
    waitingIntents: () => queue.length,
    heads: () => headsOf(ledger),
  });
  const setUp = newSetUpLink(ledger.world.staff, now());
  const http = await createHttp({
    ...common,
    ...{ config, attempts: new Attempts(), log, tls, maxConnections, screens, provider, setUpLink: setUp?.link },
    sendAwayFeed: sockets.sendAwayFeed,
  });
  doorway.watch(http.server);
  sockets.attach(http.server);
  const jobs = jobsOf({ ledger, config, inSight: sockets.inSight, now, onFault });
  if (tls) jobs.push(followRenewals(http.server, tls, log));
  const stopJobs = (): void => {
    for (const stopOne of jobs) stopOne();
  };
  try {
    await http.listen({ host: config.host, port: config.port, backlog: BACKLOG });
  } catch (error) {
    stopJobs();
    await sockets.close();
    throw error;
  }
  const stop = async (): Promise<void> => {
    stopping = true;
    await queue.settled();
    await sockets.close();
    await http.close();
    stopJobs();
    await ledger.exclusively(() => store.close());
  };
  const url = addressOf(config, http.server.address());
  return { url, store, setUpUrl: setUp && setUpUrlOf(url, setUp.token), stop };
}

/** What a hub does by itself while it runs; each comes back as the way to stop it. */
const jobsOf = (options: RetentionOptions & ObservingOptions & DueOptions): (() => void)[] => [
  followOtherWriters(options.ledger, options.onFault),
  keepLogShort(options),
  keepObserved(options),
  keepDue(options),
];

/** What stands for every address of this machine is none to open: there the machine's own name is. */
function setUpUrlOf(hubUrl: string, token: string): string {
  const url = new URL(SET_UP_PATH, hubUrl);
  if (['0.0.0.0', '[::]'].includes(url.hostname)) url.hostname = hostname();
  return `${url.href}#${token}`;
}

/** The channels that everybody follows; a person's own says too much for a figure. */
function* headsOf(ledger: Ledger): Iterable<[string, number]> {
  for (const [channel, { seq }] of ledger.world.channels) if (!channel.startsWith('user/')) yield [channel, seq];
}

/** Checked before anything is opened that would have to be closed again. */
function tlsOf({ cert, key }: HubConfig): TlsFiles | undefined {
  if (cert === undefined || key === undefined) return undefined;
  readPair({ cert, key });
  return { cert, key };
}

function addressOf({ host, cert }: HubConfig, address: ReturnType<import('node:net').Server['address']>): string {
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `${cert === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
