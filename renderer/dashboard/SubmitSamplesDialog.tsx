import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import { useShallow } from 'zustand/react/shallow';
import { MAX_SAMPLES } from '../../protocol/intents/samples.ts';
import { receiptOf } from '../../protocol/receipt.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ActForm } from './ActForm.tsx';
import css from './SamplesPage.module.css';
import { useDialogAct } from './use-dialog-act.ts';

/** Samples from a desk: as many as there are lines, to one recipient, under one receipt. */
export function SubmitSamplesDialog({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Submit samples`} isOpen={isOpen} onClose={onClose}>
      <Inside onClose={onClose} />
    </Dialog>
  );
}

function Inside({ onClose }: { onClose(): void }) {
  // One set of ids for all tries of this form: pressed twice, they are submitted once, under the receipt that is told.
  const [ids] = useState(() => Array.from({ length: MAX_SAMPLES }, () => newId()));
  const [count, setCount] = useState<number | null>(null);
  return count === null ? (
    <SubmitForm ids={ids} onDone={setCount} onCancel={onClose} />
  ) : (
    <Receipt receipt={receiptOf(ids[0] ?? '')} count={count} onClose={onClose} />
  );
}

interface SubmitFormProps {
  ids: readonly string[];
  onDone(count: number): void;
  onCancel(): void;
}

function SubmitForm({ ids, onDone, onCancel }: SubmitFormProps) {
  const { t } = useLingui();
  const recipients = useHub(useShallow((s) => Object.values(s.floor?.recipients ?? {})));
  const options = recipients
    .map(({ id, name }) => ({ value: id, label: name }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  const [recipientId, setRecipientId] = useState(options[0]?.value ?? '');
  const [lines, setLines] = useState('');
  const [kind, setKind] = useState('');
  const [hazard, setHazard] = useState('');
  const labels = lines
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
  const act = useDialogAct(() => onDone(labels.length));

  function submit() {
    if (labels.length > MAX_SAMPLES) return;
    const about = { ...(kind.trim() !== '' && { kind }), ...(hazard.trim() !== '' && { hazard }) };
    const samples = labels.map((label, at) => ({ sampleId: ids[at] ?? newId(), label, ...about }));
    act.submit({ type: 'sample.submit', recipientId, samples });
  }

  return (
    <ActForm act={act} intent="sample.submit" label={<Trans>Submit</Trans>} onSubmit={submit} onCancel={onCancel}>
      <SelectField label={t`For`} value={recipientId} options={options} onChange={setRecipientId} />
      <TextField
        label={t`Labels, one line for each sample`}
        hint={<Plural value={labels.length} _0="No sample yet" one="# sample" other="# samples" />}
        error={
          labels.length > MAX_SAMPLES && t`At most ${MAX_SAMPLES} samples go together. Submit the rest afterwards.`
        }
        value={lines}
        onChange={setLines}
        isRequired
        autoFocus
        rows={4}
      />
      <TextField
        label={t`Kind`}
        hint={t`What they are, if that helps.`}
        value={kind}
        onChange={setKind}
        maxLength={80}
      />
      <TextField
        label={t`Hazard`}
        hint={t`What whoever opens them must know.`}
        value={hazard}
        onChange={setHazard}
        maxLength={2000}
      />
    </ActForm>
  );
}

/** What to ask by; without the hub it is the same, because it is made of the samples' own id. */
function Receipt({ receipt, count, onClose }: { receipt: string; count: number; onClose(): void }) {
  return (
    <>
      <div role="status">
        <p>
          <Plural
            value={count}
            one="# sample is submitted. Its receipt:"
            other="# samples are submitted. Their receipt:"
          />
        </p>
        <p className={css['receipt']}>{receipt}</p>
      </div>
      <DialogActions>
        <Button look="primary" autoFocus onPress={onClose}>
          <Trans>Done</Trans>
        </Button>
      </DialogActions>
    </>
  );
}
