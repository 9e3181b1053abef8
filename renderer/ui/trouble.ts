import type { LinkPhase } from '../../client/hub-link.ts';

/** A hiccup that is over sooner is nobody's concern. */
export const TROUBLE_AFTER_MS = 2500;

export interface Trouble {
  link: LinkPhase;
  /** Local time. */
  since: number;
  /** Until the next try; null while one runs, or where none will. */
  retryInMs: number | null;
}

/** The trouble that a person should hear of, or null: it shows after 2.5 s and is gone at once when it is over. */
export function troubleOf(link: LinkPhase, offlineSince: number | null, now: number): Trouble | null {
  if (link.phase === 'live') return null;
  const since = offlineSince ?? now;
  if (link.phase !== 'stopped' && now - since < TROUBLE_AFTER_MS) return null;
  return { link, since, retryInMs: link.phase === 'waiting' ? Math.max(0, link.retryAt - now) : null };
}
