import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { LinkTrouble } from '../../client/hub-link.ts';

const UNKNOWN = msg`The hub does not know this screen any more. What was done here is kept. Ask the lab’s IT to enroll it anew.`;

const SENTENCES: Partial<Record<LinkTrouble['code'], MessageDescriptor>> = {
  unauthorized: UNKNOWN,
  forbidden: UNKNOWN,
  'token-expired': msg`The sign-in of this screen has run out. What was done here is kept. Load the page again to sign in.`,
  'protocol-too-old': msg`This screen is older than the hub. What was done here is kept. Load the page again; a kiosk PC needs IT’s update.`,
  'taken-over': msg`This station has been opened on another screen. Close one of the two, then try again here.`,
};

/** Why the hub let this screen go for good, and what to do; in the hub's own words where we have none. */
export const stoppedText = (reason: LinkTrouble): MessageDescriptor | undefined => SENTENCES[reason.code];
