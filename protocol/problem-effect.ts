import type { Condition, Equipment, Problem } from './entities.ts';
import { standingAs } from './standing.ts';

/** What a problem makes of the equipment that it is on: `operational` says that it changes nothing. */
export function effectOf({ severity, stillUsable }: Pick<Problem, 'severity' | 'stillUsable'>): Condition {
  if (!stillUsable || severity === 'critical') return 'out-of-service';
  return severity === 'major' ? 'impaired' : 'operational';
}

/** What the equipment says of itself because of it. */
export const reasonOf = ({ category, note }: Pick<Problem, 'category' | 'note'>): string =>
  note === '' ? category : `${category}: ${note}`;

const RANK: Record<Condition, number> = { operational: 0, impaired: 1, 'out-of-service': 2 };

/** The equipment with a problem on it: a report makes a condition worse, never better, and keeps what people had said of it. */
export function worsenedBy(equipment: Equipment, problem: Problem): Equipment | undefined {
  const condition = effectOf(problem);
  if (RANK[condition] <= RANK[equipment.condition]) return undefined;
  const { condition: found, conditionReason: reason, expectedBackAt } = equipment;
  const own = {
    condition: found,
    ...(reason !== undefined && { reason }),
    ...(expectedBackAt !== undefined && { expectedBackAt }),
  };
  const ownCondition = equipment.ownCondition ?? own;
  return standingAs(equipment, { condition, conditionReason: reasonOf(problem), ownCondition });
}

/**
 * The equipment without a problem that was on it: as people had set it, or as the worst of those left makes it. Undefined
 * where nothing changes, and where somebody has set the condition since, in words that are theirs to take back.
 */
export function relievedOf(equipment: Equipment, left: readonly Problem[]): Equipment | undefined {
  if (!equipment.ownCondition) return undefined;
  const { reason, ...own } = equipment.ownCondition;
  const found = standingAs(equipment, { ...own, conditionReason: reason });
  const next = left.reduce((now, one) => worsenedBy(now, one) ?? now, found);
  return isAlike(next, equipment) ? undefined : next;
}

/** Another problem holds it in the same way: what was added since, as when it is back, stays. */
const isAlike = (a: Equipment, b: Equipment): boolean =>
  a.condition === b.condition && a.conditionReason === b.conditionReason;
