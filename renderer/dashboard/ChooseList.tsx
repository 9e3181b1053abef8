import { Trans, useLingui } from '@lingui/react/macro';
import { FileUp } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { MAX_IMPORT } from '../../protocol/intents/people.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Card } from './Card.tsx';
import css from './ImportPage.module.css';
import { textOf } from './people-csv.ts';

const EXAMPLE = 'username,name,role,badge\nana,Ana Kovač,researcher,10042';
/** Lines of the field: enough to see that the paste is the right one. */
const ROWS = 8;

/** A file, or what was copied from one. */
export function ChooseList({ onText }: { onText(text: string): void }) {
  const { t } = useLingui();
  const [pasted, setPasted] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    onText(pasted);
  }

  return (
    <div className={css['choose']}>
      <Card title={t`What the list looks like`}>
        <p>
          <Trans>
            A table as CSV, saved from any spreadsheet: one line for each person, at most {MAX_IMPORT}, and a first line
            with the columns’ names. Columns are divided by commas or semicolons.
          </Trans>
        </p>
        <pre className={css['example']}>{EXAMPLE}</pre>
        <p>
          <Trans>
            Without a role somebody is a researcher. Badges may be left out. You see every line before anything is sent.
          </Trans>
        </p>
      </Card>
      <Card title={t`Your list`}>
        <FileTrigger
          acceptedFileTypes={['.csv', '.txt', 'text/csv', 'text/plain']}
          onSelect={(files) => void files?.[0]?.arrayBuffer().then((bytes) => onText(textOf(bytes)))}
        >
          <Button icon={<FileUp aria-hidden="true" />}>
            <Trans>Choose a file</Trans>
          </Button>
        </FileTrigger>
        <form className={css['paste']} onSubmit={submit}>
          <TextField label={t`Or paste it here`} rows={ROWS} value={pasted} onChange={setPasted} autoComplete="off" />
          <Button type="submit" isDisabled={pasted.trim() === ''}>
            <Trans>Read it</Trans>
          </Button>
        </form>
      </Card>
    </div>
  );
}
