import type { Condition, Equipment } from '../../protocol/entities.ts';
import type { IntentBody } from '../../protocol/intents.ts';
import { fromLocalInput, toLocalInput } from './local-input.ts';

/** How equipment works, as a form says it. */
export interface ConditionDraft {
  condition: Condition;
  reason: string;
  backAt: string;
}

/** Nobody takes several out of the corner of a list because all is well. */
export const NEW_CONDITION: ConditionDraft = { condition: 'out-of-service', reason: '', backAt: '' };

export const conditionDraftOf = ({ condition, conditionReason, expectedBackAt }: Equipment): ConditionDraft => ({
  condition,
  reason: conditionReason ?? '',
  backAt: toLocalInput(expectedBackAt),
});

/** What works needs no reason, and has no day on which it comes back. */
export function setConditionOf(equipmentId: string, { condition, reason, backAt }: ConditionDraft): IntentBody {
  const body = { type: 'equipment.set-condition', equipmentId, condition } as const;
  if (condition === 'operational') return body;
  const expectedBackAt = fromLocalInput(backAt);
  return { ...body, reason: reason.trim(), ...(expectedBackAt !== undefined && { expectedBackAt }) };
}
