import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './ActForm.module.css';
import { makeEnrollmentKey } from './enrollment-api.ts';
import { ShownOnce } from './ShownOnce.tsx';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const VALID = { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS };
type Valid = keyof typeof VALID;
const MAX_USES = 10_000;

export function MakeKeyDialog({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Make an enrollment key`} isOpen={isOpen} onClose={onClose} role="alertdialog">
      <MakeKey onClose={onClose} />
    </Dialog>
  );
}

function MakeKey({ onClose }: { onClose(): void }) {
  const [key, setKey] = useState<string | null>(null);
  if (key === null) return <Form onMade={setKey} onClose={onClose} />;
  return (
    <ShownOnce value={key} onClose={onClose}>
      <Trans>Copy this key now. It is shown only once, and the hub can’t show it again.</Trans>
    </ShownOnce>
  );
}

function Form({ onMade, onClose }: { onMade(key: string): void; onClose(): void }) {
  const { t } = useLingui();
  const [name, setName] = useState('');
  const [uses, setUses] = useState('1');
  const [valid, setValid] = useState<Valid>('week');
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsking(true);
    const asked = { ...(name !== '' && { name }), uses: Number(uses), validMs: VALID[valid] };
    const answer = await makeEnrollmentKey(asked);
    setAsking(false);
    if ('key' in answer) onMade(answer.key);
    else setProblem(true);
  }

  return (
    <form className={css['form']} onSubmit={(event) => void submit(event)}>
      {problem && (
        <Notice tone="alarm">
          <Trans>No key was made. Check the number of kiosks, or try again in a moment.</Trans>
        </Notice>
      )}
      <TextField label={t`What it is for`} value={name} onChange={setName} autoFocus maxLength={80} />
      <TextField
        label={t`How many kiosks`}
        value={uses}
        onChange={setUses}
        isRequired
        inputProps={{ type: 'number', min: 1, max: MAX_USES }}
      />
      <SelectField<Valid>
        label={t`Valid for`}
        value={valid}
        onChange={setValid}
        options={[
          { value: 'hour', label: t`One hour` },
          { value: 'day', label: t`One day` },
          { value: 'week', label: t`One week` },
          { value: 'month', label: t`30 days` },
        ]}
      />
      <DialogActions>
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isBusy={isAsking}>
          <Trans>Make the key</Trans>
        </Button>
      </DialogActions>
    </form>
  );
}
