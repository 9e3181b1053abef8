import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useEffect, useState } from 'react';
import type { Refusal, RefusalCode } from '../../protocol/refusals.ts';
import { Link } from '../app/Link.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PagePreferences } from '../ui/PagePreferences.tsx';
import { isWeakPassword, NewPasswordField } from './NewPasswordField.tsx';
import { NameFields } from './PersonFields.tsx';
import css from './SignInScreen.module.css';
import { lookAtLink, setUp } from './set-up-api.ts';
import { Wordmark } from './Wordmark.tsx';

/** Why nobody was made an admin, and what to do. */
const SENTENCES: Partial<Record<RefusalCode, MessageDescriptor>> = {
  conflict: msg`This lab has an admin already, so this link serves no more. Sign in, or ask the admin.`,
  unauthorized: msg`This is not the link that the hub printed last. Copy the whole line, or start the hub again: it prints a new one.`,
  forbidden: msg`This link has run out. Start the hub again: it prints a new one.`,
  'rate-limited': msg`Too many tries. Wait a minute, then try again.`,
  'storage-unavailable': msg`The hub can’t be reached. Nothing was changed. Try again in a moment.`,
  invalid: msg`The hub did not take this. Nothing was changed. Look at each field again.`,
};

type Looked = { phase: 'looking' } | { phase: 'open' } | { phase: 'refused'; refusal: Refusal };

/** Where the hub's set-up link leads: whoever has it becomes the first admin. */
export function SetUpScreen({ onDone }: { onDone(): void }) {
  const { t } = useLingui();
  const [token] = useState(() => location.hash.slice(1));
  const [looked, setLooked] = useState<Looked>({ phase: 'looking' });
  useEffect(() => {
    void lookAtLink(token).then((answer) =>
      setLooked('code' in answer ? { phase: 'refused', refusal: answer } : { phase: 'open' }),
    );
  }, [token]);

  return (
    <div className={css['page']}>
      <main className={css['card']}>
        <Wordmark />
        <h1 className={css['title']}>
          <Trans>Set up the lab</Trans>
        </h1>
        {looked.phase === 'looking' && (
          <p role="status">
            <Trans>Asking the hub…</Trans>
          </p>
        )}
        {looked.phase === 'refused' && (
          <>
            <Notice tone="alarm">{t(SENTENCES[looked.refusal.code] ?? msg`The hub did not take this link.`)}</Notice>
            <Link href="/">
              <Trans>To the dashboard</Trans>
            </Link>
          </>
        )}
        {looked.phase === 'open' && <FirstAdminForm token={token} onDone={onDone} />}
      </main>
      <PagePreferences />
    </div>
  );
}

function FirstAdminForm({ token, onDone }: { token: string; onDone(): void }) {
  const { t } = useLingui();
  const [person, setPerson] = useState({ name: '', username: '' });
  const [password, setPassword] = useState('');
  const [isAsking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isTaken = refusal?.code === 'already-exists';

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isWeakPassword(password, person.username)) return;
    setAsking(true);
    const answer = await setUp({ token, ...person, password });
    setAsking(false);
    if ('user' in answer) onDone();
    else setRefusal(answer);
  }

  return (
    <form className={css['form']} onSubmit={(event) => void submit(event)}>
      <p>
        <Trans>This makes you the lab’s first admin. You can add everybody else from there.</Trans>
      </p>
      {refusal && !isTaken && (
        <Notice tone="alarm">
          {t(SENTENCES[refusal.code] ?? msg`The hub did not take this. Nothing was changed.`)}
        </Notice>
      )}
      <NameFields
        draft={person}
        onChange={(changed) => {
          setPerson({ ...person, ...changed });
          if (isTaken) setRefusal(null);
        }}
        usernameError={isTaken && t`Somebody has this user name already. Nobody was added. Use another one.`}
      />
      <NewPasswordField value={password} username={person.username} onChange={setPassword} isRequired />
      <Button type="submit" look="primary" isBusy={isAsking}>
        <Trans>Become the admin</Trans>
      </Button>
    </form>
  );
}
