import { CONTENT_POLICY_TEXT } from '../../protocol/content-policy.ts';

/** The page runs what it ships with and talks to main alone: the hub's socket is not its business. */
export const SECURITY_HEADERS = {
  'content-security-policy': CONTENT_POLICY_TEXT,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};
