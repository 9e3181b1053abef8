import { useLingui } from '@lingui/react/macro';
import type { Session } from '../../protocol/entities.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { Chips } from '../ui/Chips.tsx';
import { type EndChoice, endChoices } from './end-choices.ts';

interface EndChoiceChipsProps {
  label: string;
  session: Session;
  choice: EndChoice;
  onChange(choice: EndChoice): void;
}

/** When a use that may have been forgotten really ended; nothing where there is nothing to choose. */
export function EndChoiceChips({ label, session, choice, onChange }: EndChoiceChipsProps) {
  const { t } = useLingui();
  const { when } = useFormat();
  const now = useMinute();
  const choices = endChoices(session, now);
  if (choices.size === 1) return null;
  const words = (one: EndChoice, time: string): string =>
    one === 'now' ? t`Now` : one === 'planned' ? t`As planned, ${time}` : t`Last touched, ${time}`;
  return (
    <Chips
      label={label}
      value={choice}
      onChange={(one) => onChange(one as EndChoice)}
      options={[...choices].map(([one, at]) => ({ value: one, label: words(one, when(at, now)) }))}
    />
  );
}
