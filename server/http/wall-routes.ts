import type { FastifyInstance } from 'fastify';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import { feedRequest } from '../../protocol/settings.ts';
import { WALL_ROUTE, WALLS_ROUTE, type Wall, wall, walls } from '../../protocol/wall.ts';
import { actorOf } from '../identity/actors.ts';
import { makeFeed } from '../identity/feeds.ts';
import type { HttpOptions } from './app.ts';
import { KEPT_FOR_MS, keepCookie } from './cookies.ts';
import { type Call, endpoint } from './endpoint.ts';
import { managerOf } from './manager-of.ts';
import { readWallCookie, WALL_COOKIE } from './wall-cookie.ts';

/**
 * `/api/v1/wall`: a screen at which nobody signs in each day. It is a feed, listed and revoked with the others; nobody is
 * told its token.
 */
export function serveWall(app: FastifyInstance, options: HttpOptions): void {
  endpoint(app, {
    method: 'POST',
    url: WALL_ROUTE,
    summary: 'Makes the browser that asks a wall: from then on it reads the floor by a feed of its own, in a cookie.',
    who: 'manager',
    body: feedRequest,
    answer: wall,
    status: 201,
    run: (call) => makeWall(call, options),
  });
  endpoint(app, {
    method: 'GET',
    url: WALL_ROUTE,
    summary: 'Says which wall this browser is, and keeps it one for as long again.',
    who: 'anyone',
    answer: wall,
    run: (call) => whichWall(call, options),
  });
  endpoint(app, {
    method: 'GET',
    url: WALLS_ROUTE,
    summary: 'The walls that whoever asks has made; each is revoked as the feed that it is.',
    who: 'manager',
    answer: walls,
    run: async ({ request }) => {
      const who = await managerOf(request, options);
      return 'code' in who ? who : { walls: await options.ledger.store.wallsOf(who.id) };
    },
  });
}

async function makeWall(call: Call<unknown, { name: string }>, options: HttpOptions): Promise<Wall | Refusal> {
  const { request, body } = call;
  const { ledger, now } = options;
  const by = await managerOf(request, options);
  if ('code' in by) return by;
  const author = { source: 'dashboard', address: request.ip, user: { id: by.id, name: by.name } } as const;
  const { feed, token } = await makeFeed(ledger.store, { name: body.name, wallOf: by.id }, now(), author);
  keepCookie(call, { name: WALL_COOKIE, value: token, forMs: KEPT_FOR_MS });
  return { feed: { id: feed.id, name: feed.name } };
}

async function whichWall(call: Call<unknown, unknown>, { ledger, now }: HttpOptions): Promise<Wall | Refusal> {
  const token = readWallCookie(call.request.headers.cookie);
  if (token === undefined) return NO_WALL;
  const actor = await actorOf('feed', token, { store: ledger.store, world: ledger.world, now: now() });
  if ('code' in actor || actor.kind !== 'feed') return NO_WALL;
  keepCookie(call, { name: WALL_COOKIE, value: token, forMs: KEPT_FOR_MS });
  return { feed: { id: actor.id, name: actor.name } };
}

const NO_WALL = refuse('unauthorized', 'This browser is no wall, or not any more. Sign in to make it one.');
