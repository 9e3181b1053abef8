import { createConnection } from '../../client/connection.ts';
import type { HubLink } from '../../client/hub-link.ts';
import { createMemoryOutbox } from '../../client/memory-outbox.ts';

export type OpenLink = HubLink & { close(): void };

/** A connection of this page's own: a browser has no main process that could hold one. */
export function openLink(kind: 'person' | 'feed'): OpenLink {
  const outbox = createMemoryOutbox(crypto.randomUUID());
  return createConnection({ url: location.origin, version: import.meta.env.HYCON_VERSION, outbox, kind });
}
