import type { z } from 'zod';
import { type Equipment, equipment } from './entities.ts';

export const standing = equipment.pick({
  condition: true,
  conditionReason: true,
  expectedBackAt: true,
  ownCondition: true,
});
/** How equipment stands: its condition, why, until when, and what lies under a problem's. */
export type Standing = z.infer<typeof standing>;

export const standingOf = ({ condition, conditionReason, expectedBackAt, ownCondition }: Standing): Standing => ({
  condition,
  ...(conditionReason !== undefined && { conditionReason }),
  ...(expectedBackAt !== undefined && { expectedBackAt }),
  ...(ownCondition && { ownCondition }),
});

/** The one way in which equipment comes to stand otherwise: nothing of how it stood before is left on it. */
export function standingAs(equipment: Equipment, how: Standing): Equipment {
  const { conditionReason: _reason, expectedBackAt: _back, ownCondition: _own, ...rest } = equipment;
  return { ...rest, ...standingOf(how) };
}
