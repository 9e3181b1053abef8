import { useLingui } from '@lingui/react/macro';
import { Delete } from 'lucide-react';
import css from './Keypad.module.css';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

interface KeypadProps {
  onDigit(digit: string): void;
  onDelete(): void;
}

/** Digits for a finger; they never take the focus from the field beside them. */
export function Keypad({ onDigit, onDelete }: KeypadProps) {
  const { t } = useLingui();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; these are keys
    <div
      role="group"
      aria-label={t`Number keys`}
      className={css['keypad']}
      onPointerDown={(event) => event.preventDefault()}
    >
      {DIGITS.map((digit) => (
        <button key={digit} type="button" tabIndex={-1} className={css['key']} onClick={() => onDigit(digit)}>
          {digit}
        </button>
      ))}
      <button type="button" tabIndex={-1} aria-label={t`Delete`} className={css['key']} onClick={onDelete}>
        <Delete aria-hidden="true" />
      </button>
    </div>
  );
}
