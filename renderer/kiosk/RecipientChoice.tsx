import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Named } from '../../protocol/scalars.ts';
import { useHub } from '../store/use-hub.ts';
import { Chips } from '../ui/Chips.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { recentsOf } from './recents.ts';

const recipients = recentsOf('recipients');
/** More than these are chosen from a list. */
const MOST_CHIPS = 6;

export interface Recipient {
  /** Undefined where nobody takes samples. */
  id: string | undefined;
  all: Named[];
  choose(id: string): void;
  remember(id: string): void;
}

/** Whom samples can be for, whom this person chose last being chosen already. */
export function useRecipient(userId: string): Recipient {
  const all = useHub(useShallow((s) => Object.values(s.floor?.recipients ?? {})));
  const [wanted, choose] = useState(() => recipients.of(userId)[0]);
  const sorted = all.toSorted((a, b) => a.name.localeCompare(b.name));
  const one = sorted.find(({ id }) => id === wanted) ?? sorted[0];
  return { id: one?.id, all: sorted, choose, remember: (id) => recipients.remember(userId, id) };
}

export function RecipientChoice({ recipient: { id, all, choose } }: { recipient: Recipient }) {
  const { t } = useLingui();
  if (id === undefined) {
    return (
      <Notice tone="warn">
        <Trans>Nobody takes samples in this lab yet. Ask whoever runs it.</Trans>
      </Notice>
    );
  }
  const label = t`For whom?`;
  const options = all.map((one) => ({ value: one.id, label: one.name }));
  return all.length > MOST_CHIPS ? (
    <SelectField label={label} value={id} onChange={choose} options={options} />
  ) : (
    <Chips label={label} value={id} onChange={choose} options={options} />
  );
}
