import { type Downtime, downtimeInForce, standingIn } from '../../protocol/downtime.ts';
import type { FactBody } from '../../protocol/facts.ts';
import { applyFloorAll, type FloorState } from '../../protocol/floor.ts';
import { standingAs, standingOf } from '../../protocol/standing.ts';

/**
 * What the hub's clock has brought about since somebody last looked: downtimes that begin and that end, in the order of
 * their times. Pure; once its facts are on the floor there is nothing more to bring about at that time.
 */
export function dueDowntimes(floor: FloorState, now: number): FactBody[] {
  const next = firstDue(floor, now);
  if (!next) return [];
  const facts =
    next.startedAt === undefined && now < next.endsAt
      ? beginDowntime(floor, next, now)
      : overDowntime(floor, next, now);
  return [...facts, ...dueDowntimes(applyFloorAll(floor, facts), now)];
}

function firstDue(floor: FloorState, now: number): Downtime | undefined {
  const due = Object.values(floor.downtimes).filter((one) => dueAt(one) <= now);
  // Where one ends as the next begins, what the first has found comes back before the second looks.
  return due.toSorted((a, b) => dueAt(a) - dueAt(b) || Number(isPlan(a)) - Number(isPlan(b)))[0];
}

const isPlan = ({ startedAt }: Downtime): boolean => startedAt === undefined;
const dueAt = (one: Downtime): number => (isPlan(one) ? one.startsAt : one.endsAt);

/** A session that runs goes on; nobody can begin one. */
function beginDowntime(floor: FloorState, planned: Downtime, now: number): FactBody[] {
  const equipment = floor.equipment[planned.equipmentId];
  if (!equipment) return overDowntime(floor, planned, now);
  return [
    { type: 'downtime.started', downtime: { ...planned, startedAt: now, found: standingOf(equipment) } },
    { type: 'equipment.condition-changed', equipment: standingAs(equipment, standingIn(planned)) },
  ];
}

/** The end of one that runs gives back what it found, unless somebody has set the condition by hand meanwhile. */
export function overDowntime(floor: FloorState, one: Downtime, now: number): FactBody[] {
  const downtime: Downtime = { ...one, overAt: now };
  if (isPlan(one)) return [{ type: one.endsAt <= now ? 'downtime.ended' : 'downtime.cancelled', downtime }];
  const equipment = floor.equipment[one.equipmentId];
  const isInForce = equipment && downtimeInForce(floor.downtimes, equipment)?.id === one.id;
  return [
    { type: 'downtime.ended', downtime },
    ...(isInForce && one.found
      ? [{ type: 'equipment.condition-changed' as const, equipment: standingAs(equipment, one.found) }]
      : []),
  ];
}
