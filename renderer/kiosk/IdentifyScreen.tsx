import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './Forms.module.css';
import { IdleDialog } from './IdleDialog.tsx';
import { SavedListNotice } from './SavedListNotice.tsx';
import { dispatch, useKiosk } from './use-kiosk.ts';
import type { SignIn } from './use-sign-in.ts';

/** For whoever has no badge at hand, and for what was wrong with one. */
export function IdentifyScreen({ state, signIn, reset }: SignIn) {
  const { t } = useLingui();
  const handedOver = useHandedOver();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');

  // Whoever came with a badge sees what became of it, and no keys in front of it.
  const [isByName] = useState(state.phase === 'ready');
  const badgeError = state.phase === 'refused' && state.by === 'badge' && t(state.why);
  const passwordError = state.phase === 'refused' && state.by === 'password' && t(state.why);

  function leave(news: 'timed-out' | null) {
    reset();
    dispatch({ type: 'leave', news });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void signIn({ username, password });
    setPassword('');
  }

  return (
    <form onSubmit={submit} className={css['screen']}>
      <div className={css['scroller']}>
        <div className={css['body']}>
          <div className={css['head']}>
            <h1 className={css['title']}>
              <Trans>Sign in</Trans>
            </h1>
            <p className={css['lead']}>
              {handedOver === undefined ? (
                <Trans>Tap your badge, or type your user name and password.</Trans>
              ) : (
                <Trans>{handedOver} is handed over to you: tap your badge, or type your user name and password.</Trans>
              )}
            </p>
          </div>
          <SavedListNotice />
          {badgeError && <Notice tone="alarm">{badgeError}</Notice>}
          <div className={css['fields']}>
            <TextField
              label={t`User name`}
              value={username}
              onChange={setUsername}
              isRequired
              autoFocus={isByName}
              autoComplete="off"
              inputProps={{ autoCapitalize: 'none', spellCheck: 'false' }}
            />
            <TextField
              label={t`Password`}
              value={password}
              onChange={setPassword}
              isRequired
              // Until it is typed anew: a field that is still called wrong would not be sent.
              error={password === '' && passwordError}
              type="password"
              autoComplete="off"
            />
          </div>
        </div>
      </div>
      <footer className={css['actions']}>
        <Button onPress={() => leave(null)}>
          {handedOver === undefined ? <Trans>Cancel</Trans> : <Trans>Back to the session</Trans>}
        </Button>
        <Button type="submit" look="primary" isBusy={state.phase === 'asking'}>
          <Trans>Sign in</Trans>
        </Button>
      </footer>
      <IdleDialog onOver={() => leave('timed-out')} />
    </form>
  );
}

/** What whoever signs in now goes on with. */
function useHandedOver(): string | undefined {
  const equipmentId = useKiosk(({ state }) => (state.phase === 'identifying' ? state.back?.equipmentId : undefined));
  return useHub((s) => s.floor?.equipment[equipmentId ?? '']?.name);
}
