import type { ReactNode } from 'react';
import { Chips } from '../ui/Chips.tsx';
import { TextField } from '../ui/TextField.tsx';

const OTHER = '\u0000other';
const NONE = '\u0000none';

/** One of what was chosen lately, something new, or nothing. */
export interface Choice {
  /** A value, or one of the two words that can't be one. */
  picked: string;
  typed: string;
}

export const firstChoice = (known: readonly string[]): Choice => ({ picked: known[0] ?? NONE, typed: '' });

/** What was chosen; empty for nothing. */
export const chosen = ({ picked, typed }: Choice): string =>
  picked === OTHER ? typed.trim() : picked === NONE ? '' : picked;

interface RecentChoiceProps {
  label: string;
  known: readonly string[];
  words: { other: string; none: string; field: string };
  choice: Choice;
  onChange(choice: Choice): void;
}

/** What somebody chose lately is a touch away; something new is typed. */
export function RecentChoice({ label, known, words, choice, onChange }: RecentChoiceProps): ReactNode {
  return (
    <>
      <Chips
        label={label}
        value={choice.picked}
        onChange={(picked) => onChange({ ...choice, picked })}
        options={[
          ...known.map((value) => ({ value, label: value })),
          { value: OTHER, label: words.other },
          { value: NONE, label: words.none },
        ]}
      />
      {choice.picked === OTHER && (
        <TextField
          label={words.field}
          value={choice.typed}
          onChange={(typed) => onChange({ ...choice, typed })}
          maxLength={80}
          autoFocus
          autoComplete="off"
        />
      )}
    </>
  );
}
