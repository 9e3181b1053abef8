import type { Refusal } from '../../protocol/refusals.ts';
import { WALL_ROUTE, WALLS_ROUTE, type Wall, type Walls, wall, walls } from '../../protocol/wall.ts';
import { askHub, postToHub } from './hub-api.ts';

/** Which wall this browser is; a refusal where it is none. */
export const whichWall = (): Promise<Wall | Refusal> => askHub(WALL_ROUTE, wall);

export const keepWall = (name: string): Promise<Wall | Refusal> => postToHub(WALL_ROUTE, { name }, wall);

export const readWalls = (): Promise<Walls | Refusal> => askHub(WALLS_ROUTE, walls);
