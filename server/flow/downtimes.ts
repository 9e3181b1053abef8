import { dueDowntimes } from '../rules/downtime-due.ts';
import type { Lab } from '../rules/rule.ts';
import { writeInHub } from './in-hub.ts';
import type { Ledger } from './ledger.ts';

/** How late a downtime may begin or end: nobody plans one to the second. */
const LOOK_EVERY_MS = 1_000;

interface DowntimesOptions {
  ledger: Ledger;
  now(): number;
  onFault(error: unknown): void;
}

/**
 * Writes what the time has brought: downtimes that begin and end. Looks again inside the turn, so that of two hubs on one
 * store one writes it.
 */
export async function bringDue(ledger: Ledger, at: number): Promise<void> {
  if (dueDowntimes(ledger.world.floor, at).length === 0) return;
  const plan = ({ floor }: Lab) => Promise.resolve({ facts: dueDowntimes(floor, at) });
  const refusal = await writeInHub(ledger, { at, by: {}, source: 'hub' }, plan);
  if (refusal) throw new Error(`A downtime could not begin or end: ${refusal.message}`);
}

/** Lets downtimes begin and end by the hub's clock; returns the way to stop. */
export function keepDowntimes({ ledger, now, onFault }: DowntimesOptions): () => void {
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    bringDue(ledger, now())
      .catch(onFault)
      .finally(() => {
        isLooking = false;
      });
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
