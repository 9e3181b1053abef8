import { z } from 'zod';
import { feed } from './settings.ts';

/** Where the floor is shown for a screen on the wall. */
export const WALL_PATH = '/wall';

/** `POST` makes the browser that asks a wall, `GET` says which one it is. */
export const WALL_ROUTE = '/api/v1/wall';

/** What a wall is: a feed, whose token its browser alone has. */
export const wall = z.object({ feed: feed.pick({ id: true, name: true }) });
export type Wall = z.infer<typeof wall>;

/** The walls that somebody has made. */
export const WALLS_ROUTE = '/api/v1/walls';
export const walls = z.object({ walls: z.array(feed) });
export type Walls = z.infer<typeof walls>;
