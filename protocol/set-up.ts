import { z } from 'zod';
import { newPassword } from './credentials.ts';
import { username } from './entities.ts';
import { epochMs, name } from './scalars.ts';

/** Where the link leads that a hub without an admin prints; the token is behind the `#`, which no request carries. */
export const SET_UP_PATH = '/setup';

/** Of any form: one that is no link's is told so, like one that was. */
const setUpToken = z.string().min(1).max(512);

/** `POST /api/v1/setup`: who has the link becomes the first admin. */
export const setUpRequest = z.strictObject({ token: setUpToken, name, username, password: newPassword });
export type SetUpRequest = z.infer<typeof setUpRequest>;

/** `GET /api/v1/setup`: the link of this token still serves. */
export const setUpOpen = z.object({ expiresAt: epochMs });
