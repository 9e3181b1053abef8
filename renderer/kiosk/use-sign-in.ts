import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useState } from 'react';
import type { Refusal } from '../../protocol/refusals.ts';
import { isOffered } from '../../protocol/status.ts';
import type { Credentials, SignInAck } from '../../protocol/wire.ts';
import { useLink } from '../app/link-context.ts';
import type { HubState } from '../store/hub-state.ts';
import { hubNow } from '../store/use-clock.ts';
import { isFromList, useHub } from '../store/use-hub.ts';
import type { KioskPhase } from './kiosk-phase.ts';
import { dispatch, hereNow, sessionsHere, useKiosk } from './use-kiosk.ts';

export type SignInState =
  | { phase: 'ready' }
  | { phase: 'asking' }
  /** A badge that needs its PIN; the number is kept until then, and shown nowhere. */
  | { phase: 'pin'; badge: string; isAsking: boolean; why: MessageDescriptor | null }
  | { phase: 'refused'; by: 'badge' | 'password'; why: MessageDescriptor };

export interface SignIn {
  state: SignInState;
  /** A badge was read, on whatever screen. */
  readBadge(badge: string): Promise<void>;
  signIn(credentials: Credentials): Promise<void>;
  reset(): void;
}

/** Signs a person in here. A badge may come on any screen; what is wrong with it is said on the sign-in screen. */
export function useSignIn(): SignIn {
  const link = useLink();
  const [state, setState] = useState<SignInState>({ phase: 'ready' });

  async function signIn(credentials: Credentials): Promise<void> {
    dispatch({ type: 'identify', equipmentId: null });
    const isPin = 'badge' in credentials && credentials.pin !== undefined;
    setState(isPin ? { phase: 'pin', badge: credentials.badge, isAsking: true, why: null } : { phase: 'asking' });
    take(credentials, await link.signIn(credentials));
  }

  /** A second badge ends the first one's sign-in; whoever is here stays where the second one opens nothing. */
  async function readBadge(badge: string): Promise<void> {
    const before = useKiosk.getState().state;
    if (!('userId' in before)) return signIn({ badge });
    const answer = await link.signIn({ badge });
    const now = useKiosk.getState().state;
    if (!('userId' in now) || !replaces(now, answer)) return;
    if (isHandedOver(now)) dispatch({ type: 'hand-over' });
    else {
      dispatch({ type: 'leave', news: null });
      dispatch({ type: 'identify', equipmentId: null });
    }
    take({ badge }, answer);
  }

  function take(credentials: Credentials, answer: SignInAck): void {
    if (answer.ok) {
      setState({ phase: 'ready' });
      dispatch({ type: 'signed-in', userId: answer.user.id, here: hereNow() });
    } else setState(afterRefusal(credentials, answer));
  }

  return { state, readBadge, signIn, reset: () => setState({ phase: 'ready' }) };
}

/** Where somebody hands their session over, whoever comes has come for that. */
function isHandedOver(now: KioskPhase): boolean {
  if (now.phase !== 'in-session') return false;
  const session = sessionsHere(useHub.getState()).get(now.sessionId)?.session;
  return session !== undefined && isOffered(session, hubNow());
}

function replaces(now: KioskPhase & { userId: string }, answer: SignInAck): boolean {
  if (answer.ok) return answer.user.id !== now.userId;
  return answer.code === 'pin-required' || (answer.code === 'unauthorized' && now.phase === 'identified');
}

function afterRefusal(credentials: Credentials, refusal: Refusal): SignInState {
  if (!('badge' in credentials)) return { phase: 'refused', by: 'password', why: sentenceFor(refusal, 'password') };
  const { badge, pin } = credentials;
  if (refusal.code === 'pin-required') return { phase: 'pin', badge, isAsking: false, why: null };
  if (pin !== undefined) return { phase: 'pin', badge, isAsking: false, why: sentenceFor(refusal, 'pin') };
  return { phase: 'refused', by: 'badge', why: sentenceFor(refusal, 'badge') };
}

/** Whether somebody can be signed in at all: by the hub, or from the list. */
const canAsk = (hub: HubState): boolean => hub.link.phase === 'live' || isFromList(hub);

const MINUTE_MS = 60_000;

function sentenceFor(refusal: Refusal, by: 'badge' | 'pin' | 'password'): MessageDescriptor {
  if (refusal.code === 'rate-limited') {
    const minutes = Math.max(1, Math.ceil((refusal.retryAfterMs ?? 0) / MINUTE_MS));
    return msg`Too many wrong tries. Try again in ${minutes} min, or ask the lab’s manager to lift the lock.`;
  }
  if (refusal.code === 'unauthorized' && by === 'badge' && isFromList(useHub.getState())) {
    return msg`This badge is not on the list that is kept here for when the hub can’t be reached. Sign in when it is back, or ask the lab’s manager.`;
  }
  if (refusal.code === 'unauthorized' && by === 'password' && isFromList(useHub.getState())) {
    return msg`User name or password is wrong, or not on the list that is kept here for when the hub can’t be reached. Check both, or sign in when it is back.`;
  }
  if (refusal.code !== 'unauthorized' || !canAsk(useHub.getState())) {
    return msg`The hub can’t be reached, so nobody can sign in now. Sessions that are running go on. Try again in a moment.`;
  }
  if (by === 'pin') return msg`This PIN is wrong. Type it again, or ask the lab’s manager for a new one.`;
  if (by === 'badge')
    return msg`This badge does not sign anyone in here. Use your user name, or ask the lab’s manager to add it.`;
  return msg`User name or password is wrong. Check both and try again.`;
}
