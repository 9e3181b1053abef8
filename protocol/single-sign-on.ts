import { z } from 'zod';

/** Where the provider sends people back to; registered there with the hub's address in front. */
export const SINGLE_SIGN_ON_RETURN_PATH = '/oidc/callback';

/** The part of the dashboard's address that says why nobody was signed in. */
export const SINGLE_SIGN_ON_PROBLEM = 'sign-in';

/** Why somebody who came back from the provider is not signed in. */
export const singleSignOnProblem = z.enum([
  /** The provider did not sign them in, or they turned back. */
  'declined',
  /** It took too long, was done before, or began in another browser. */
  'stale',
  /** What the provider sent does not belong to this sign-in. */
  'untrusted',
  'provider-unreachable',
  'unknown-person',
  'account-closed',
  'too-many',
]);
export type SingleSignOnProblem = z.infer<typeof singleSignOnProblem>;

/** `GET /api/v1/single-sign-on`: whether this lab has it. */
export const singleSignOn = z.object({ isOn: z.boolean() });

/** `POST /api/v1/single-sign-on`: where the browser is to go. */
export const singleSignOnStart = z.object({ url: z.url() });
