import type { z } from 'zod';
import type { Refusal } from '../../protocol/refusals.ts';
import { type SetUpRequest, setUpOpen } from '../../protocol/set-up.ts';
import { deskSignIn } from '../../protocol/wire.ts';
import { askHub, postToHub } from './hub-api.ts';

const URL = '/api/v1/setup';

/** Whether the link of this token still serves. */
export const lookAtLink = (token: string): Promise<z.infer<typeof setUpOpen> | Refusal> =>
  askHub(URL, setUpOpen, { headers: { authorization: `Bearer ${token}` } });

export const setUp = (asked: SetUpRequest): Promise<z.infer<typeof deskSignIn> | Refusal> =>
  postToHub(URL, asked, deskSignIn);
