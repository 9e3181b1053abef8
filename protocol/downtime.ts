import { z } from 'zod';
import type { Equipment } from './entities.ts';
import { epochMs, id, named } from './scalars.ts';
import { type Standing, standing, standingAs } from './standing.ts';

export const downtime = z.object({
  id,
  equipmentId: id,
  startsAt: epochMs,
  endsAt: epochMs,
  /** What people read at the instrument. */
  reason: z.string(),
  plannedBy: named,
  plannedAt: epochMs,
  /** When it took effect; only from then on there is `found`: how the equipment stood, and stands again afterwards. */
  startedAt: epochMs.optional(),
  found: standing.optional(),
  /** When it ended or was cancelled. */
  overAt: epochMs.optional(),
});
/** A time for which a piece of equipment is planned to be out of service. */
export type Downtime = z.infer<typeof downtime>;

/** Whether two times on one piece of equipment get in each other's way; one may begin when the other ends. */
export const overlaps = (a: Pick<Downtime, 'startsAt' | 'endsAt'>, b: Pick<Downtime, 'startsAt' | 'endsAt'>): boolean =>
  a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/** How equipment stands while a downtime is in force. */
export const standingIn = ({ reason, endsAt }: Downtime): Standing => ({
  condition: 'out-of-service',
  conditionReason: reason,
  expectedBackAt: endsAt,
});

/** The downtime because of which equipment stands as it does; none where somebody has set it otherwise by hand since. */
export function downtimeInForce(
  downtimes: Readonly<Record<string, Downtime>>,
  equipment: Equipment,
): Downtime | undefined {
  const running = Object.values(downtimes).find(
    (one) => one.equipmentId === equipment.id && one.startedAt !== undefined,
  );
  return running && isSame(equipment, standingIn(running)) ? running : undefined;
}

const isSame = (a: Standing, b: Standing): boolean =>
  a.condition === b.condition && a.conditionReason === b.conditionReason && a.expectedBackAt === b.expectedBackAt;

/** The equipment as it would stand without the downtime that is in force: what problems are measured by. */
export function underDowntime(downtimes: Readonly<Record<string, Downtime>>, equipment: Equipment): Equipment {
  const found = downtimeInForce(downtimes, equipment)?.found;
  return found ? standingAs(equipment, found) : equipment;
}
