import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import type { Qualification } from '../../protocol/entities.ts';
import { useLink } from '../app/link-context.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { fromLocalInput } from './local-input.ts';
import css from './PeoplePage.module.css';

interface GrantFormProps {
  /** What is still to be said: the person, or the equipment. */
  label: string;
  options: readonly { value: string; label: string }[];
  /** What is meant by the option that was chosen. */
  pairOf(value: string): Pick<Qualification, 'userId' | 'equipmentId'>;
}

/** Gives a qualification, for good or until a day. What becomes of it, the activity says. */
export function GrantForm({ label, options, pairOf }: GrantFormProps) {
  const { t } = useLingui();
  const link = useLink();
  const [chosen, setChosen] = useState('');
  const [until, setUntil] = useState('');
  const sorted = options.toSorted((a, b) => a.label.localeCompare(b.label));

  function submit(event: FormEvent) {
    event.preventDefault();
    if (chosen === '') return;
    const expiresAt = fromLocalInput(until);
    const end = expiresAt !== undefined && { expiresAt };
    void link.send({ type: 'qualification.grant', ...pairOf(chosen), ...end });
    setChosen('');
  }

  return (
    <form className={css['grant']} onSubmit={submit}>
      <SelectField
        label={label}
        value={chosen}
        onChange={setChosen}
        options={[{ value: '', label: t`Choose…` }, ...sorted]}
      />
      <TextField label={t`Until, if it ends`} type="datetime-local" value={until} onChange={setUntil} />
      <Button type="submit" isDisabled={chosen === ''}>
        <Trans>Qualify</Trans>
      </Button>
    </form>
  );
}
