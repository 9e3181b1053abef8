import type { Condition, Equipment, Problem } from './entities.ts';

/** What a problem makes of the equipment that it is on: `operational` says that it changes nothing. */
export function effectOf({ severity, stillUsable }: Pick<Problem, 'severity' | 'stillUsable'>): Condition {
  if (!stillUsable || severity === 'critical') return 'out-of-service';
  return severity === 'major' ? 'impaired' : 'operational';
}

/** What the equipment says of itself because of it. */
export const reasonOf = ({ category, note }: Pick<Problem, 'category' | 'note'>): string =>
  note === '' ? category : `${category}: ${note}`;

const RANK: Record<Condition, number> = { operational: 0, impaired: 1, 'out-of-service': 2 };

/** The equipment with a problem on it: a report makes a condition worse, never better, and leaves a manager's words. */
export function worsenedBy(equipment: Equipment, problem: Problem): Equipment | undefined {
  const condition = effectOf(problem);
  if (RANK[condition] <= RANK[equipment.condition]) return undefined;
  const { expectedBackAt: _back, ...rest } = equipment;
  return { ...rest, condition, conditionReason: reasonOf(problem) };
}

/**
 * The equipment without a problem that was on it: as the worst of those left has it. Undefined where nothing changes,
 * and where somebody has set the condition in words of their own, which are theirs to take back.
 */
export function relievedOf(equipment: Equipment, problem: Problem, left: readonly Problem[]): Equipment | undefined {
  const isByIt = equipment.condition === effectOf(problem) && equipment.conditionReason === reasonOf(problem);
  if (!isByIt || equipment.condition === 'operational') return undefined;
  const { conditionReason: _reason, expectedBackAt: _back, ...rest } = equipment;
  const sound: Equipment = { ...rest, condition: 'operational' };
  return left.reduce((now, one) => worsenedBy(now, one) ?? now, sound);
}
