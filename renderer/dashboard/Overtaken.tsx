import { Trans } from '@lingui/react/macro';
import type { IntentType } from '../../protocol/intents.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SampleNews } from '../ui/SampleNews.tsx';

interface OvertakenProps {
  sampleId: string;
  intent: IntentType;
  /** They go on with the sample as it is now. */
  onSeen(): void;
}

/** Somebody else changed the sample while a form was open on it: told before the hub would have to refuse. */
export const Overtaken = ({ sampleId, intent, onSeen }: OvertakenProps) => (
  <Notice
    tone="warn"
    action={
      <Button onPress={onSeen}>
        <Trans>Go on</Trans>
      </Button>
    }
  >
    <p>
      <SampleNews sampleId={sampleId} intent={intent} />
    </p>
  </Notice>
);
