import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useEffect, useState } from 'react';
import type { SingleSignOnProblem } from '../../protocol/single-sign-on.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PagePreferences } from '../ui/PagePreferences.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './SignInScreen.module.css';
import { SingleSignOn } from './SingleSignOn.tsx';
import { forgetProblem, problemInAddress } from './single-sign-on.ts';
import { Wordmark } from './Wordmark.tsx';
import { type SignInProblem, signIn } from './web-session.ts';

type Why = 'signed-out' | 'expired' | SignInProblem | SingleSignOnProblem;

const SENTENCES: Partial<Record<Why, MessageDescriptor>> = {
  expired: msg`Your sign-in has run out. Sign in again to go on; nothing that you did is lost.`,
  wrong: msg`User name or password is wrong. Check both and try again.`,
  'too-many': msg`Too many tries. Wait a minute, then try again.`,
  unreachable: msg`The hub can’t be reached. The kiosks go on without it. Check your network, or try again in a moment.`,
  declined: msg`Your institution did not sign you in. Try again, or use your user name and password here.`,
  stale: msg`This sign-in took too long, or it began in another window. Start it again.`,
  untrusted: msg`What came back from your institution did not belong to this sign-in, so nobody was signed in. Start it again. If it stays so, tell the lab’s IT.`,
  'provider-unreachable': msg`The sign-in of your institution can’t be reached. Use your user name and password here, or try again in a moment.`,
  'unknown-person': msg`Your institution knows you, this lab does not yet. Ask the lab’s manager to add you.`,
  'account-closed': msg`Your account in this lab is closed. Ask the lab’s manager.`,
};

export function SignInScreen({ why: first, onSignedIn }: { why: Why; onSignedIn(user: SignedIn): void }) {
  const { t } = useLingui();
  const [why, setWhy] = useState<Why>(() => problemInAddress() ?? first);
  useEffect(forgetProblem, []);
  const [isAsking, setAsking] = useState(false);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const sentence = SENTENCES[why];

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsking(true);
    const answer = await signIn(username, password);
    setAsking(false);
    if ('user' in answer) return onSignedIn(answer.user);
    setPassword('');
    setWhy(answer.problem);
  }

  return (
    <div className={css['page']}>
      <main className={css['card']}>
        <Wordmark />
        <h1 className={css['title']}>
          <Trans>Sign in to the live floor</Trans>
        </h1>
        {sentence && <Notice tone={why === 'expired' ? 'warn' : 'alarm'}>{t(sentence)}</Notice>}
        <form className={css['form']} onSubmit={(event) => void submit(event)}>
          <TextField
            label={t`User name`}
            value={username}
            onChange={setUsername}
            isRequired
            autoFocus
            autoComplete="username"
          />
          <TextField
            label={t`Password`}
            value={password}
            onChange={setPassword}
            isRequired
            type="password"
            autoComplete="current-password"
          />
          <Button type="submit" look="primary" isBusy={isAsking}>
            <Trans>Sign in</Trans>
          </Button>
        </form>
        <SingleSignOn onProblem={setWhy} />
      </main>
      <PagePreferences />
    </div>
  );
}
