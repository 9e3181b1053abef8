import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { v7 as newId } from 'uuid';
import type { Equipment } from '../../protocol/entities.ts';
import type { Refusal } from '../../protocol/refusals.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ProblemFields } from '../ui/ProblemFields.tsx';
import { NO_WORDS, reportOf } from '../ui/problem-report.ts';
import { TextField } from '../ui/TextField.tsx';
import { ActForm } from './ActForm.tsx';
import { carryPhoto } from './carried-photos.ts';
import { PhotoField } from './PhotoField.tsx';
import { PhotoLeft, PhotoWaits } from './PhotoLeft.tsx';
import { type ChosenPhoto, sendPhoto } from './problem-photo.ts';
import { useDialogAct } from './use-dialog-act.ts';

interface ReportProblemDialogProps {
  equipment: Equipment;
  isOpen: boolean;
  onClose(): void;
}

export function ReportProblemDialog({ equipment, isOpen, onClose }: ReportProblemDialogProps) {
  const { t } = useLingui();
  const { name } = equipment;
  return (
    <Dialog title={t`Report a problem with ${name}`} isOpen={isOpen} onClose={onClose}>
      <ReportForm equipmentId={equipment.id} onClose={onClose} />
    </Dialog>
  );
}

function ReportForm({ equipmentId, onClose }: { equipmentId: string; onClose(): void }) {
  const { t } = useLingui();
  // One id for all tries of this form: pressed twice, it is reported once.
  const [problemId] = useState(() => newId());
  const [words, setWords] = useState(NO_WORDS);
  const [note, setNote] = useState('');
  const [photo, setPhoto] = useState<ChosenPhoto | null>(null);
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const act = useDialogAct(() => void finish(), photo !== null);
  const sending = useRef<Promise<Refusal | null>>(undefined);
  // Who closes the form has asked for all of it: what is on its way goes on.
  const leave = useEffectEvent(() => {
    if (photo && (sending.current || act.isPending))
      void carryPhoto({ problemId, equipmentId, file: photo.file }, sending.current);
  });
  useEffect(() => leave, []);
  const body = reportOf(words, { problemId, equipmentId, note });

  /** The hub has the report: its photo follows, and where that fails the report stays. */
  async function finish() {
    if (photo === null) return onClose();
    setSending(true);
    sending.current = sendPhoto(problemId, photo.file);
    const why = await sending.current;
    sending.current = undefined;
    setSending(false);
    if (why === null) return onClose();
    setRefusal(why);
  }

  const field = <PhotoField photo={photo} isDisabled={isSending} onChange={setPhoto} />;
  if (refusal) {
    return (
      <PhotoLeft refusal={refusal} isSending={isSending} hasPhoto={photo !== null} onSend={finish} onClose={onClose}>
        {field}
      </PhotoLeft>
    );
  }
  return (
    <ActForm
      act={{ ...act, isPending: act.isPending || isSending, isSaved: act.isSaved || isSending }}
      intent="problem.report"
      label={<Trans>Report</Trans>}
      isReady={body !== null}
      onSubmit={() => body && act.submit(body)}
      onCancel={onClose}
    >
      {act.isSaved && <PhotoWaits />}
      <ProblemFields words={words} onChange={(change) => setWords({ ...words, ...change })} />
      <TextField label={t`What happened, if you like`} value={note} onChange={setNote} rows={3} maxLength={2000} />
      {field}
    </ActForm>
  );
}
