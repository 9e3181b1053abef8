import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Keypad } from '../ui/Keypad.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './Forms.module.css';
import { IdleDialog } from './IdleDialog.tsx';
import { SavedListNotice } from './SavedListNotice.tsx';
import { dispatch } from './use-kiosk.ts';
import type { SignIn, SignInState } from './use-sign-in.ts';

interface PinScreenProps extends Pick<SignIn, 'signIn' | 'reset'> {
  state: Extract<SignInState, { phase: 'pin' }>;
}

const MIN_DIGITS = 4;
const MAX_DIGITS = 6;

/** The badge is known and its PIN is asked for: on our own keys, or on real ones. */
export function PinScreen({ state, signIn, reset }: PinScreenProps) {
  const { t } = useLingui();
  const [pin, setPin] = useState('');
  const { badge, isAsking, why } = state;
  const field = useRef<HTMLInputElement>(null);
  // Whoever has keys goes on typing after a wrong PIN too, wherever the press on “Go on” left the focus.
  useEffect(() => {
    if (!isAsking) field.current?.focus();
  }, [isAsking]);

  const take = (typed: string) => setPin(typed.replace(/\D/g, '').slice(0, MAX_DIGITS));

  function leave(news: 'timed-out' | null) {
    reset();
    dispatch({ type: 'leave', news });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (pin.length < MIN_DIGITS || isAsking) return;
    void signIn({ badge, pin });
    setPin('');
  }

  return (
    <form onSubmit={submit} className={css['screen']}>
      <div className={css['scroller']}>
        <div className={css['body']}>
          <div className={css['head']}>
            <h1 className={css['title']}>
              <Trans>Your PIN</Trans>
            </h1>
            <p className={css['lead']}>
              <Trans>Your badge is known. Type the PIN that belongs to it.</Trans>
            </p>
          </div>
          <SavedListNotice />
          <div className={css['pin']}>
            <TextField
              label={t`PIN`}
              value={pin}
              onChange={take}
              // Until it is typed anew: a field that is still called wrong would not be sent.
              error={pin === '' && why && t(why)}
              type="password"
              autoComplete="off"
              inputProps={{ inputMode: 'numeric', ref: field }}
            />
            <Keypad onDigit={(digit) => take(pin + digit)} onDelete={() => take(pin.slice(0, -1))} />
          </div>
        </div>
      </div>
      <footer className={css['actions']}>
        <Button onPress={() => leave(null)}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isBusy={isAsking} isDisabled={pin.length < MIN_DIGITS}>
          <Trans>Go on</Trans>
        </Button>
      </footer>
      <IdleDialog onOver={() => leave('timed-out')} />
    </form>
  );
}
