import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import type { Refusal } from '../../protocol/refusals.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './ActForm.module.css';
import { EquipmentChoice } from './EquipmentChoice.tsx';
import { confirmPairing } from './enrollment-api.ts';
import { PAIRING_SENTENCES } from './enrollment-words.ts';

export function PairDialog({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Pair a kiosk`} isOpen={isOpen} onClose={onClose}>
      <PairForm onClose={onClose} />
    </Dialog>
  );
}

function PairForm({ onClose }: { onClose(): void }) {
  const { t } = useLingui();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [equipmentIds, setEquipmentIds] = useState<string[]>([]);
  const [isAsking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsking(true);
    const answer = await confirmPairing({ code, name, equipmentIds });
    setAsking(false);
    if ('station' in answer) onClose();
    else setRefusal(answer);
  }

  const sentence = refusal && PAIRING_SENTENCES[refusal.code];
  return (
    <form className={css['form']} onSubmit={(event) => void submit(event)}>
      {refusal && <Notice tone="alarm">{sentence ? t(sentence) : refusal.message}</Notice>}
      <TextField
        label={t`Code on the kiosk’s screen`}
        value={code}
        onChange={setCode}
        isRequired
        autoFocus
        autoComplete="off"
        maxLength={20}
      />
      <TextField label={t`Name`} value={name} onChange={setName} isRequired maxLength={80} />
      <EquipmentChoice chosen={equipmentIds} onChange={setEquipmentIds} />
      <DialogActions>
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isBusy={isAsking}>
          <Trans>Pair</Trans>
        </Button>
      </DialogActions>
    </form>
  );
}
