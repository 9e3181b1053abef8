import {
  SINGLE_SIGN_ON_PROBLEM,
  type SingleSignOnProblem,
  singleSignOn,
  singleSignOnProblem,
  singleSignOnStart,
} from '../../protocol/single-sign-on.ts';
import { askHub } from './hub-api.ts';

const URL = '/api/v1/single-sign-on';

/** A hub that does not answer has none to offer. */
export async function hasSingleSignOn(): Promise<boolean> {
  const answer = await askHub(URL, singleSignOn);
  return 'isOn' in answer && answer.isOn;
}

/** Leaves this page for the provider's; where that can't be reached, stays and says so. */
export async function leaveForProvider(): Promise<SingleSignOnProblem | undefined> {
  const answer = await askHub(URL, singleSignOnStart, { method: 'POST' });
  if ('code' in answer) return answer.code === 'rate-limited' ? 'too-many' : 'provider-unreachable';
  location.assign(answer.url);
  return undefined;
}

/** Why the way back from the provider led to the sign-in. */
export const problemInAddress = (): SingleSignOnProblem | undefined =>
  singleSignOnProblem.safeParse(new URLSearchParams(location.search).get(SINGLE_SIGN_ON_PROBLEM)).data;

/** Once it was read: a reload is another visit. */
export function forgetProblem(): void {
  if (problemInAddress() !== undefined) history.replaceState(history.state, '', location.pathname);
}
