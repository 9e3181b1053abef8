import { v7 as newId } from 'uuid';
import type { Feed } from '../../protocol/settings.ts';
import type { NewAudit } from '../store/audit.ts';
import type { NewFeed, Store } from '../store/store.ts';
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

/** What it is called, and whose wall it is where it is one. */
type FeedKind = Pick<NewFeed, 'name' | 'wallOf'>;

/** A program or a screen on the wall that may read the floor, and its token, which is told this once. */
export async function makeFeed(store: Store, { name, wallOf }: FeedKind, at: number, by: FeedAuthor) {
  const feed: Feed = { id: newId(), name, createdAt: at };
  const token = newToken('feed');
  await store.addFeed({ ...feed, tokenHash: hashToken(token), wallOf }, auditOf('feed.create', feed.id, at, by));
  return { feed, token };
}

/** Whether there was one. */
export const revokeFeed = (store: Store, feedId: string, at: number, by: FeedAuthor): Promise<boolean> =>
  store.removeFeed(feedId, auditOf('feed.revoke', feedId, at, by));
