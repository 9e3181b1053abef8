import { z } from 'zod';
import type { Refusal } from '../../protocol/refusals.ts';
import { type HubSettings, hubSettings, newFeed } from '../../protocol/settings.ts';
import { askHub, postToHub } from './hub-api.ts';

export const readSettings = (): Promise<HubSettings | Refusal> => askHub('/api/v1/settings', hubSettings);

export const makeFeed = (name: string): Promise<z.infer<typeof newFeed> | Refusal> =>
  postToHub('/api/v1/feeds', { name }, newFeed);

export const revokeFeed = (feedId: string): Promise<object | Refusal> =>
  askHub(`/api/v1/feeds/${feedId}`, z.object({}), { method: 'DELETE' });
