import { useLingui } from '@lingui/react/macro';
import { type SampleStatus, sampleStatus } from '../../protocol/entities.ts';
import { Chips } from '../ui/Chips.tsx';
import { SAMPLE_WORDS } from '../ui/sample-words.ts';
import { TextField } from '../ui/TextField.tsx';

interface SampleStatusFieldsProps {
  status: SampleStatus;
  note: string;
  /** Whoever submitted it has to be told why. */
  isNoteNeeded: boolean;
  onStatus(status: SampleStatus): void;
  onNote(note: string): void;
}

export function SampleStatusFields({ status, note, isNoteNeeded, onStatus, onNote }: SampleStatusFieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <Chips
        label={t`It is`}
        value={status}
        onChange={onStatus}
        options={sampleStatus.options.map((value) => ({ value, label: t(SAMPLE_WORDS[value]) }))}
      />
      <TextField
        label={
          isNoteNeeded ? t`Why? Whoever submitted it reads this.` : t`A note for whoever submitted it, if you like`
        }
        value={note}
        onChange={onNote}
        isRequired={isNoteNeeded}
        maxLength={2000}
        rows={3}
      />
    </>
  );
}
