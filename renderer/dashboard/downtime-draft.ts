import type { Downtime } from '../../protocol/downtime.ts';
import { fromLocalInput, toLocalInput } from './local-input.ts';

/** When equipment is to be out of service, and why, as a form says it. */
export interface DowntimeDraft {
  start: string;
  end: string;
  reason: string;
}

const HOUR_MS = 3_600_000;

/** Two hours from the next full one: nobody plans for now. */
export function newDowntimeDraft(now: number): DowntimeDraft {
  const first = Math.ceil(now / HOUR_MS) * HOUR_MS;
  return { start: toLocalInput(first), end: toLocalInput(first + 2 * HOUR_MS), reason: '' };
}

export const downtimeDraftOf = ({ startsAt, endsAt, reason }: Downtime): DowntimeDraft => ({
  start: toLocalInput(startsAt),
  end: toLocalInput(endsAt),
  reason,
});

/** Nothing while a time is missing. */
export function readDowntime({ start, end, reason }: DowntimeDraft) {
  const [startsAt, endsAt] = [fromLocalInput(start), fromLocalInput(end)];
  return startsAt === undefined || endsAt === undefined ? undefined : { startsAt, endsAt, reason: reason.trim() };
}
