import type { HubConfig } from '../config.ts';
import type { Ledger } from './ledger.ts';

const PRUNE_EVERY_MS = 60_000;
const PRUNE_AT_MOST = 2_000;
const DAY_MS = 24 * 3_600_000;

export interface RetentionOptions {
  ledger: Ledger;
  config: Pick<HubConfig, 'keepFactsDays' | 'keepFactsCount' | 'keepAuditDays'>;
  now(): number;
  onFault(error: unknown): void;
}

/** Keeps the log as long as it was asked to, a little every minute; returns the way to stop. */
export function keepLogShort({ ledger, config, now, onFault }: RetentionOptions): () => void {
  const prune = (): void => {
    const keep = { since: now() - config.keepFactsDays * DAY_MS, count: config.keepFactsCount, atMost: PRUNE_AT_MOST };
    ledger.exclusively(() => ledger.store.pruneFacts(keep)).catch(onFault);
    const auditSince = now() - config.keepAuditDays * DAY_MS;
    ledger.exclusively(() => ledger.store.pruneAudit(auditSince, PRUNE_AT_MOST)).catch(onFault);
    ledger.exclusively(() => ledger.store.prunePhotos(keep.since)).catch(onFault);
    // What the hub could see is looked up as long as what people asked of it.
    ledger.exclusively(() => ledger.store.pruneObserved(auditSince, PRUNE_AT_MOST)).catch(onFault);
  };
  const timer = setInterval(prune, PRUNE_EVERY_MS);
  return () => clearInterval(timer);
}
