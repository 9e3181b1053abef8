import type { Ledger } from './ledger.ts';

const OBSERVE_EVERY_MS = 60_000;

export interface ObservingOptions {
  ledger: Ledger;
  /** The stations that are there now. */
  inSight(): string[];
  now(): number;
  onFault(error: unknown): void;
}

/** Notes every minute which equipment has a station that is there, so that reports know what the hub could see. */
export function keepObserved({ ledger, inSight, now, onFault }: ObservingOptions): () => void {
  const observe = async (): Promise<void> => {
    const stations = new Set(inSight());
    const equipment = Object.values(ledger.world.floor.equipment);
    const seen = equipment.filter((one) => one.stationIds.some((stationId) => stations.has(stationId)));
    if (seen.length === 0) return;
    const ids = seen.map((one) => one.id);
    await ledger.store.observe(ids, now());
  };
  const timer = setInterval(() => void ledger.exclusively(observe).catch(onFault), OBSERVE_EVERY_MS);
  return () => clearInterval(timer);
}
