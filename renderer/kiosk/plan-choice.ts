import { nextMorning } from './unattended-until.ts';

const MINUTE_MS = 60_000;
export const PLANS_MIN = [30, 60, 120, 240, 480] as const;
export const NO_PLAN = 'none';
/** Through the night, with nobody at it. */
export const UNATTENDED = 'unattended';

/** What a chosen length means for a start: its fields, and until when it is then, by the hub's clock. */
export function planOf(choice: string, now: number): { fields: PlanFields; until: number | null } {
  if (choice === NO_PLAN) return { fields: {}, until: null };
  if (choice === UNATTENDED) {
    const unattendedUntil = nextMorning(now);
    return { fields: { unattendedUntil }, until: unattendedUntil };
  }
  const plannedMs = Number(choice) * MINUTE_MS;
  return { fields: { plannedMs }, until: now + plannedMs };
}

interface PlanFields {
  plannedMs?: number;
  unattendedUntil?: number;
}
