import { Trans, useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { type FormEvent, useRef } from 'react';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './SampleForm.module.css';
import { useScan } from './scan.ts';

interface LabelFieldProps {
  labels: readonly string[];
  typed: string;
  onType(typed: string): void;
  onAdd(label: string): void;
  onRemove(label: string): void;
}

/** The samples' own labels, scanned or typed one after the other. */
export function LabelField({ labels, typed, onType, onAdd, onRemove }: LabelFieldProps) {
  const { t } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  useScan(field, onAdd);

  function submit(event: FormEvent) {
    event.preventDefault();
    onAdd(typed);
    field.current?.focus();
  }

  return (
    <div className={css['labels']}>
      <form onSubmit={submit} className={css['add']}>
        <TextField
          label={t`Labels: scan them or type them here`}
          value={typed}
          onChange={onType}
          maxLength={80}
          autoComplete="off"
          inputProps={{ ref: field, autoCapitalize: 'none', spellCheck: 'false' }}
        />
        <Button type="submit" isDisabled={typed.trim() === ''}>
          <Trans>Add</Trans>
        </Button>
      </form>
      {labels.length > 0 && (
        <ul className={css['list']} aria-label={t`Labels`}>
          {labels.map((label) => (
            <li key={label}>
              <Button icon={<X aria-hidden="true" />} aria-label={t`Remove ${label}`} onPress={() => onRemove(label)}>
                {label}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
