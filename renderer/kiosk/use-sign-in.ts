import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useState } from 'react';
import type { Refusal } from '../../protocol/refusals.ts';
import type { Credentials } from '../../protocol/wire.ts';
import { useLink } from '../app/link-context.ts';
import { useHub } from '../store/use-hub.ts';
import { dispatch, hereNow } from './use-kiosk.ts';

export type SignInState =
  | { phase: 'ready' }
  | { phase: 'asking' }
  | { phase: 'refused'; by: 'badge' | 'password'; why: MessageDescriptor };

export interface SignIn {
  state: SignInState;
  signIn(credentials: Credentials): Promise<void>;
  reset(): void;
}

/** Signs a person in here. A badge may come on the locked screen; what is wrong with it is said on the sign-in screen. */
export function useSignIn(): SignIn {
  const link = useLink();
  const [state, setState] = useState<SignInState>({ phase: 'ready' });

  async function signIn(credentials: Credentials): Promise<void> {
    dispatch({ type: 'identify', equipmentId: null });
    setState({ phase: 'asking' });
    const answer = await link.signIn(credentials);
    const by = 'badge' in credentials ? 'badge' : 'password';
    if (!answer.ok) return setState({ phase: 'refused', by, why: sentenceFor(answer, by) });
    setState({ phase: 'ready' });
    dispatch({ type: 'signed-in', userId: answer.user.id, here: hereNow() });
  }

  return { state, signIn, reset: () => setState({ phase: 'ready' }) };
}

function sentenceFor(refusal: Refusal, by: 'badge' | 'password'): MessageDescriptor {
  if (refusal.code === 'rate-limited') return msg`Too many tries. Wait a minute, then try again.`;
  if (refusal.code !== 'unauthorized' || useHub.getState().link.phase !== 'live') {
    return msg`The hub can’t be reached, so nobody can sign in now. Sessions that are running go on. Try again in a moment.`;
  }
  if (by === 'badge')
    return msg`This badge does not sign anyone in here. Use your user name, or ask the lab’s manager to add it.`;
  return msg`User name or password is wrong. Check both and try again.`;
}
