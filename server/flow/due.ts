import type { HubConfig } from '../config.ts';
import { dueDowntimes } from '../rules/downtime-due.ts';
import type { Lab } from '../rules/rule.ts';
import { leftUnseen } from '../rules/sample-unseen.ts';
import { writeInHub } from './in-hub.ts';
import type { Ledger } from './ledger.ts';

/** How late a downtime may begin or end: nobody plans one to the second. */
const LOOK_EVERY_MS = 1_000;
const DAY_MS = 24 * 3_600_000;

export interface DueOptions {
  ledger: Ledger;
  config: Pick<HubConfig, 'sampleNewsDays'>;
  onFault(error: unknown): void;
  now(): number;
}

/**
 * Writes what the time has brought: downtimes that begin and end, samples that end as news. Looks again inside the turn, so
 * that of two hubs on one store one writes it.
 */
export async function bringDue({ ledger, config }: Pick<DueOptions, 'ledger' | 'config'>, at: number): Promise<void> {
  const changedBefore = at - config.sampleNewsDays * DAY_MS;
  const due = ({ floor, staff }: Pick<Lab, 'floor' | 'staff'>) => [
    ...dueDowntimes(floor, at),
    ...leftUnseen(staff, changedBefore),
  ];
  if (due(ledger.world).length === 0) return;
  const refusal = await writeInHub(ledger, { at, by: {}, source: 'hub' }, (lab) =>
    Promise.resolve({ facts: due(lab) }),
  );
  if (refusal) throw new Error(`What was due could not be written: ${refusal.message}`);
}

/** Lets happen what is due by the hub's clock; returns the way to stop. */
export function keepDue({ now, onFault, ...options }: DueOptions): () => void {
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    bringDue(options, now())
      .catch(onFault)
      .finally(() => {
        isLooking = false;
      });
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
