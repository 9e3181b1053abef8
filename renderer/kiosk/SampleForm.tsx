import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import type { IntentOf } from '../../protocol/intents.ts';
import type { Act } from '../store/use-act.ts';
import { Button } from '../ui/Button.tsx';
import { Chips } from '../ui/Chips.tsx';
import { TextField } from '../ui/TextField.tsx';
import { FormScreen } from './FormScreen.tsx';
import css from './Forms.module.css';
import { LabelField } from './LabelField.tsx';
import { PressNotice } from './PressNotice.tsx';
import { chosen, firstChoice, RecentChoice } from './RecentChoice.tsx';
import { RecipientChoice, useRecipient } from './RecipientChoice.tsx';
import { recentsOf } from './recents.ts';
import { SignInGone, useIsSignedIn } from './SignInGone.tsx';
import { countOf, HAZARD_LENGTH, type SampleDraft, sampleDrafts, submissionOf, withLabel } from './sample-draft.ts';

const kinds = recentsOf('sample-kinds');
const COUNTS = [1, 2, 3, 4, 6, 8, 12, 24] as const;

interface SampleFormProps {
  userId: string;
  act: Act;
  send(body: IntentOf<'sample.submit'>): Promise<boolean>;
  onCancel(): void;
}

/** How many or which, of what kind, what to beware of, for whom: with good first guesses, so that a touch may do. */
export function SampleForm({ userId, act, send, onCancel }: SampleFormProps) {
  const { t } = useLingui();
  const isSignedIn = useIsSignedIn();
  const [draft, setDraft] = useState(() => sampleDrafts.read(userId));
  const [typed, setTyped] = useState('');
  const [known] = useState(() => kinds.of(userId));
  const [kind, setKind] = useState(() => firstChoice(known));
  const recipient = useRecipient(userId);
  const labels = withLabel(draft.labels, typed);
  const count = countOf({ ...draft, labels: [...labels] });

  function edit(change: Partial<SampleDraft>) {
    const next = { ...draft, ...change };
    setDraft(next);
    sampleDrafts.save(userId, next);
  }

  function add(label: string) {
    setTyped('');
    edit({ labels: [...withLabel(draft.labels, label)] });
  }

  async function submit() {
    if (recipient.id === undefined) return;
    const about = { kind: chosen(kind), recipientId: recipient.id, newId };
    if (!(await send(submissionOf({ ...draft, labels: [...labels] }, about)))) return;
    sampleDrafts.drop(userId);
    if (about.kind !== '') kinds.remember(userId, about.kind);
    recipient.remember(recipient.id);
  }

  function cancel() {
    sampleDrafts.drop(userId);
    onCancel();
  }

  const actions = (
    <>
      <Button onPress={cancel}>
        <Trans>Cancel</Trans>
      </Button>
      <Button
        look="primary"
        isBusy={act.phase === 'saving'}
        isDisabled={recipient.id === undefined || !isSignedIn}
        onPress={() => void submit()}
      >
        <Plural value={count} one="Submit # sample" other="Submit # samples" />
      </Button>
    </>
  );
  return (
    <FormScreen actions={actions}>
      <h1 className={css['title']}>
        <Trans>Submit samples</Trans>
      </h1>
      <PressNotice act={act} body={{ type: 'sample.submit', samples: [], recipientId: '' }} />
      {!isSignedIn && <SignInGone />}
      <RecipientChoice recipient={recipient} />
      {labels.length === 0 && (
        <Chips
          label={t`How many?`}
          value={String(draft.count)}
          onChange={(value) => edit({ count: Number(value) })}
          options={COUNTS.map((value) => ({ value: String(value), label: value }))}
        />
      )}
      <RecentChoice
        label={t`Of what kind?`}
        known={known}
        words={{ other: t`Another kind`, none: t`Not said`, field: t`Kind of the samples` }}
        choice={kind}
        onChange={setKind}
      />
      <LabelField
        labels={draft.labels}
        typed={typed}
        onType={setTyped}
        onAdd={add}
        onRemove={(label) => edit({ labels: draft.labels.filter((one) => one !== label) })}
      />
      <TextField
        label={t`Hazards: what to beware of, if anything`}
        value={draft.hazard}
        onChange={(hazard) => edit({ hazard })}
        maxLength={HAZARD_LENGTH}
        autoComplete="off"
      />
    </FormScreen>
  );
}
