import { type Downtime, overlaps } from '../../protocol/downtime.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Lab, Rule } from './rule.ts';

/** `downtime.plan`: equipment is out of service from then till then; the hub's clock sees to both. From now at the earliest. */
export const planDowntime: Rule<'downtime.plan'> = (lab, intent, asking) => {
  const equipment = lab.floor.equipment[intent.equipmentId];
  if (!equipment) return refuse('not-found', 'This equipment is not in the lab any more.');
  const id = intent.downtimeId ?? asking.intentId;
  if (lab.floor.downtimes[id]) return refuse('already-exists', 'This downtime was planned before.');
  const downtime: Downtime = {
    id,
    equipmentId: equipment.id,
    startsAt: Math.max(intent.startsAt, asking.now),
    endsAt: intent.endsAt,
    reason: intent.reason,
    plannedBy: { id: asking.user.id, name: asking.user.name },
    plannedAt: asking.now,
  };
  return (
    refuseTime(lab, downtime, asking.now) ?? { facts: [{ type: 'downtime.planned', downtime }], result: { downtime } }
  );
};

/** A time that is over, ends before it begins, or is in another one's way. */
export function refuseTime(lab: Lab, wanted: Downtime, now: number): Refusal | undefined {
  if (wanted.endsAt <= now) {
    return refuse('invalid', 'A downtime ends in the future. Choose a later end.', { path: 'endsAt' });
  }
  if (wanted.endsAt <= wanted.startsAt) {
    return refuse('invalid', 'A downtime ends after its start. Choose a later end.', { path: 'endsAt' });
  }
  const other = Object.values(lab.floor.downtimes).find(
    (one) => one.id !== wanted.id && one.equipmentId === wanted.equipmentId && overlaps(one, wanted),
  );
  if (!other) return undefined;
  return refuse('conflict', `${other.plannedBy.name} has planned a downtime for that time. Change that one instead.`);
}
