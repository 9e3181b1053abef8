import { v7 as newId } from 'uuid';
import { MAX_AUDIT_PAGE } from '../../protocol/audit.ts';
import type { Feed } from '../../protocol/settings.ts';
import type { NewAudit } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import { hashToken, newToken } from './hashes.ts';

/** Who made or revoked a feed, and from where. */
export type FeedAuthor = Pick<NewAudit, 'source' | 'user' | 'address'>;

const auditOf = (type: string, feedId: string, at: number, by: FeedAuthor): NewAudit => ({
  at,
  type,
  result: 'ok',
  ...by,
  about: { feedId },
});

/** A program that may read the floor, and its token, which is told this once. */
export async function makeFeed(store: Store, name: string, at: number, by: FeedAuthor) {
  const feed: Feed = { id: newId(), name, createdAt: at };
  const token = newToken('feed');
  await store.addFeed({ ...feed, tokenHash: hashToken(token) }, auditOf('feed.create', feed.id, at, by));
  return { feed, token };
}

/** Whether there was one. */
export const revokeFeed = (store: Store, feedId: string, at: number, by: FeedAuthor): Promise<boolean> =>
  store.removeFeed(feedId, auditOf('feed.revoke', feedId, at, by));

/** The feeds that somebody made. */
export async function feedsMadeBy(store: Store, userId: string): Promise<Feed[]> {
  const all = await store.feeds();
  const isTheirs = await Promise.all(all.map((one) => isMadeBy(store, one, userId)));
  return all.filter((_, i) => isTheirs[i]);
}

/** Whether somebody made a feed, as far as the audit still says so: both have the same time. */
export async function isMadeBy(store: Store, { id, createdAt: at }: Feed, user: string): Promise<boolean> {
  const asked = { type: 'feed.create', user, since: at, until: at, limit: MAX_AUDIT_PAGE };
  const { records } = await store.auditBefore(asked);
  return records.some(({ about }) => about['feedId'] === id);
}
