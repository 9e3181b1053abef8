import { Plural, Trans } from '@lingui/react/macro';
import type { IntentOf } from '../../protocol/intents.ts';
import { receiptOf } from '../../protocol/receipt.ts';
import type { Act } from '../store/use-act.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RefusalText } from '../ui/RefusalText.tsx';
import { FormScreen } from './FormScreen.tsx';
import css from './SampleForm.module.css';

interface SampleReceiptProps {
  body: IntentOf<'sample.submit'>;
  act: Act;
  onMore(): void;
  onDone(): void;
}

/** The number to ask by and to write on the samples; it is the same whether or not the hub has heard of them yet. */
export function SampleReceipt({ body, act, onMore, onDone }: SampleReceiptProps) {
  const recipient = useHub((s) => s.floor?.recipients[body.recipientId]?.name) ?? '';
  const [first] = body.samples;
  const isRefused = act.phase === 'refused';
  const actions = (
    <>
      <Button onPress={onMore}>{isRefused ? <Trans>Choose again</Trans> : <Trans>Submit more</Trans>}</Button>
      <Button look="primary" autoFocus onPress={onDone}>
        <Trans>Done</Trans>
      </Button>
    </>
  );
  return (
    <FormScreen actions={actions}>
      {isRefused ? (
        <Notice tone="alarm">
          <RefusalText refusal={act.refusal} intent="sample.submit" />
        </Notice>
      ) : (
        <section className={css['receipt']}>
          <h1>
            <Plural
              value={body.samples.length}
              one={`# sample for ${recipient}`}
              other={`# samples for ${recipient}`}
            />
          </h1>
          <p className={css['number']}>{first && receiptOf(first.sampleId)}</p>
          <p>
            <Trans>Write this number on what has no label, and ask by it.</Trans>
          </p>
          <p role="status">
            {act.phase === 'confirmed' ? (
              <Trans>{recipient} has it in the inbox.</Trans>
            ) : (
              <span className={css['pending']}>
                <Trans>Saved here, not yet at the hub</Trans>
              </span>
            )}
          </p>
        </section>
      )}
    </FormScreen>
  );
}
