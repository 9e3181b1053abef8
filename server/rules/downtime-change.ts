import { type Downtime, downtimeInForce, standingIn } from '../../protocol/downtime.ts';
import { refuse } from '../../protocol/refusals.ts';
import { standingAs } from '../../protocol/standing.ts';
import { refuseTime } from './downtime-plan.ts';
import type { Rule } from './rule.ts';

/** `downtime.change`: what is given replaces what was; of one that runs, no longer its start. */
export const changeDowntime: Rule<'downtime.change'> = (lab, intent, asking) => {
  const current = lab.floor.downtimes[intent.downtimeId];
  if (!current) return refuse('not-found', 'This downtime is over already, or was cancelled.');
  const { startsAt = current.startsAt, endsAt = current.endsAt, reason = current.reason } = intent;
  const hasBegun = current.startedAt !== undefined;
  if (hasBegun && startsAt !== current.startsAt) {
    return refuse('conflict', 'This downtime has begun. Change when it ends, or end it now.', { path: 'startsAt' });
  }
  const from = hasBegun ? startsAt : Math.max(startsAt, asking.now);
  const downtime: Downtime = { ...current, startsAt: from, endsAt, reason };
  const refusal = refuseTime(lab, downtime, asking.now);
  if (refusal) return refusal;
  const equipment = lab.floor.equipment[current.equipmentId];
  const isInForce = equipment && downtimeInForce(lab.floor.downtimes, equipment)?.id === current.id;
  return {
    facts: [
      { type: 'downtime.changed', downtime },
      ...(isInForce
        ? [
            {
              type: 'equipment.condition-changed' as const,
              equipment: standingAs(equipment, standingIn(downtime)),
            },
          ]
        : []),
    ],
    result: { downtime },
  };
};
