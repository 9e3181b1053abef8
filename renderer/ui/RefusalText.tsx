import { useLingui } from '@lingui/react/macro';
import type { IntentBody, IntentType } from '../../protocol/intents.ts';
import type { Refusal } from '../../protocol/refusals.ts';
import { refusalText } from './refusal-text.ts';
import { SampleNews } from './SampleNews.tsx';

interface RefusalTextProps {
  refusal: Refusal;
  intent?: IntentType | undefined;
  /** The sample that somebody else was quicker with. */
  sampleId?: string | undefined;
}

/** Why the hub said no. */
export function RefusalText({ refusal, intent, sampleId }: RefusalTextProps) {
  const { t } = useLingui();
  return (
    <>
      {refusal.code === 'conflict' && sampleId !== undefined && (
        <>
          <SampleNews sampleId={sampleId} intent={intent} />{' '}
        </>
      )}
      {t(refusalText(refusal, intent))}
    </>
  );
}

/** Why an act was refused that is in a list of acts. */
export const RefusedAct = ({ refusal, body }: { refusal: Refusal; body: IntentBody }) => (
  <RefusalText refusal={refusal} intent={body.type} sampleId={'sampleId' in body ? body.sampleId : undefined} />
);
