import type { Watcher } from './watcher.ts';

const AT_ONCE = 50;

/** They look at what became of their samples; one that is done and seen by all is in sight no longer. */
export async function readInbox(screen: Watcher, userId: string): Promise<void> {
  const sampleIds = screen
    .unread(userId)
    .slice(0, AT_ONCE)
    .map((one) => one.id);
  if (sampleIds.length > 0) await screen.act({ type: 'sample.mark-read', sampleIds });
}
