import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { PAIRING_CODE_MS } from '../../protocol/enrollment.ts';
import { PERSON_LOCK, STATION_LOCK } from '../../protocol/lock-out.ts';
import { mayRead } from '../../protocol/reading.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import { id } from '../../protocol/scalars.ts';
import {
  type Feed,
  feedRequest,
  type HubSettings,
  hubSettings,
  newFeed,
  type Setting,
} from '../../protocol/settings.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import { ENVIRONMENT, type HubConfig, type SettingName } from '../config.ts';
import { type FeedAuthor, makeFeed, revokeFeed } from '../identity/feeds.ts';
import { KIOSK_SIGN_IN_MS, WEB_SIGN_IN_MS } from '../identity/sign-in.ts';
import type { HttpOptions } from './app.ts';
import { type Call, endpoint } from './endpoint.ts';
import { managerOf } from './manager-of.ts';
import { readerOf } from './reader-of.ts';

/** What an admin is told of each setting: a new one can't be added without deciding whether it is a secret. */
const TOLD: Record<SettingName, 'value' | 'whether'> = {
  data: 'value',
  host: 'value',
  port: 'value',
  logLevel: 'value',
  allowedOrigins: 'value',
  cert: 'value',
  key: 'whether',
  trustedProxies: 'value',
  maxConnections: 'value',
  keepFactsDays: 'value',
  keepFactsCount: 'value',
  keepAuditDays: 'value',
  sampleNewsDays: 'value',
  signInResearcher: 'value',
  signInManager: 'value',
  signInAdmin: 'value',
  offlineSignInHours: 'value',
  idleMinutes: 'value',
  idleThen: 'value',
  oidcIssuer: 'value',
  oidcClientId: 'value',
  oidcClientSecret: 'whether',
  oidcClientSecretFile: 'value',
  oidcUsernameClaim: 'value',
  oidcUnknownPeople: 'value',
  screens: 'value',
};

/** `/api/v1/settings`, `/api/v1/feeds`: what is in force here, and which programs read the floor; for admins. */
export function serveSettings(app: FastifyInstance, options: HttpOptions): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/settings',
    summary: 'The settings in force and where each was set, the feeds, and when the last backup was made.',
    who: 'admin',
    answer: hubSettings,
    run: async ({ request }) => {
      const reader = await readerOf(request, 'settings', options);
      return 'code' in reader ? reader : settingsOf(options);
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/feeds',
    summary: 'Makes a token with which a program reads the floor; the answer is the only time that it is told.',
    who: 'admin',
    body: feedRequest,
    answer: newFeed,
    status: 201,
    run: async (call) => {
      const admin = await readerOf(call.request, 'settings', options);
      if ('code' in admin) return admin;
      return makeFeed(options.ledger.store, call.body, options.now(), authorOf(admin, call));
    },
  });
  endpoint(app, {
    method: 'DELETE',
    url: '/api/v1/feeds/:feedId',
    summary:
      'Revokes a feed, for an admin, or a wall for whoever made it: its connections end, its token opens nothing any more.',
    who: 'manager',
    status: 204,
    run: (call) => revoke(call, options),
  });
}

async function settingsOf({ ledger: { store }, config }: HttpOptions): Promise<HubSettings> {
  const lastBackupAt = await store.lastBackupAt();
  return {
    ...(config.file !== undefined && { file: config.file }),
    settings: settingsTold(config),
    fixed: {
      kioskSignInMs: KIOSK_SIGN_IN_MS,
      deskSignInMs: WEB_SIGN_IN_MS,
      pairingCodeMs: PAIRING_CODE_MS,
      personLock: PERSON_LOCK,
      stationLock: STATION_LOCK,
    },
    feeds: await store.feeds(),
    ...(lastBackupAt !== undefined && { lastBackupAt }),
  };
}

export const settingsTold = (config: HubConfig): Setting[] =>
  (Object.keys(TOLD) as SettingName[]).map((name) => settingOf(name, config));

function settingOf(name: SettingName, config: HubConfig): Setting {
  const value = config[name];
  const told = value === undefined ? {} : TOLD[name] === 'whether' ? { isKeptBack: true as const } : { value };
  return { name, environment: ENVIRONMENT[name], from: config.from[name], ...told };
}

const authorOf = ({ id: userId, name }: SignedIn, { request }: Call<unknown, unknown>): FeedAuthor => ({
  ...{ source: 'dashboard', address: request.ip },
  user: { id: userId, name },
});

async function revoke(call: Call<unknown, unknown>, options: HttpOptions): Promise<Refusal | undefined> {
  const who = await managerOf(call.request, options);
  if ('code' in who) return who;
  const { store } = options.ledger;
  const asked = z.object({ feedId: id }).safeParse(call.request.params);
  const isIt = (feed: Feed): boolean => feed.id === asked.data?.feedId;
  const feed = (await store.feeds()).find(isIt);
  if (!feed) return NO_FEED;
  const isTheirs = mayRead(who.role, 'settings') || (await store.wallsOf(who.id)).some(isIt);
  if (!isTheirs)
    return refuse('forbidden', 'A wall is revoked by whoever made it, and any feed by an admin. Ask one of them.');
  if (!(await revokeFeed(store, feed.id, options.now(), authorOf(who, call)))) return NO_FEED;
  options.sendAwayFeed(feed.id);
  return undefined;
}

const NO_FEED = refuse('not-found', 'There is no such feed any more. Look at the list as it is now.');
