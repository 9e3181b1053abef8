import { useLingui } from '@lingui/react/macro';
import type { IntentType } from '../../protocol/intents.ts';
import type { Refusal } from '../../protocol/refusals.ts';
import { refusalText } from './refusal-text.ts';

/** Why the hub said no. A code that has no sentence of ours is told in the hub's own words. */
export function RefusalText({ refusal, intent }: { refusal: Refusal; intent?: IntentType | undefined }) {
  const { t } = useLingui();
  const ours = refusalText(refusal, intent);
  return <>{ours ? t(ours) : refusal.message}</>;
}
