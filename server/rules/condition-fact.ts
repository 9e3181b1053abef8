import { downtimeInForce } from '../../protocol/downtime.ts';
import type { Equipment } from '../../protocol/entities.ts';
import type { FactBody } from '../../protocol/facts.ts';
import { standingOf } from '../../protocol/standing.ts';
import type { Lab } from './rule.ts';

/**
 * The fact that equipment stands otherwise from now on, by what is known of its problems. While a downtime is in force
 * that is what will come back after it, and nothing that anybody sees yet.
 */
export function conditionFact({ floor }: Pick<Lab, 'floor'>, equipment: Equipment): FactBody {
  const current = floor.equipment[equipment.id];
  const running = current && downtimeInForce(floor.downtimes, current);
  if (!running) return { type: 'equipment.condition-changed', equipment };
  return { type: 'downtime.changed', downtime: { ...running, found: standingOf(equipment) } };
}
