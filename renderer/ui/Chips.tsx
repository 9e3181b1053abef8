import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import css from './Chips.module.css';

interface ChipsProps<T extends string> {
  label: ReactNode;
  /** Null while nothing is chosen: then the first is the one that keys come to. */
  value: T | null;
  options: readonly { value: T; label: ReactNode }[];
  onChange(value: T): void;
  /** The label is for readers only, where the screen already says it. */
  isLabelHidden?: boolean;
}

/** One of a few, each a touch away. */
export function Chips<T extends string>({ label, value, options, onChange, isLabelHidden = false }: ChipsProps<T>) {
  return (
    <RadioGroup
      value={value}
      onChange={(next) => onChange(next as T)}
      orientation="horizontal"
      className={css['group'] ?? ''}
    >
      <Label className={isLabelHidden ? 'visually-hidden' : (css['label'] ?? '')}>{label}</Label>
      <div className={css['chips']}>
        {options.map((one) => (
          <Radio key={one.value} value={one.value} className={css['chip'] ?? ''}>
            {one.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
