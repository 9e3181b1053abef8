import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { RefusalCode } from '../../protocol/refusals.ts';

/** Why the hub paired nothing, and what to do: in the reader's language. */
export const PAIRING_SENTENCES: Partial<Record<RefusalCode, MessageDescriptor>> = {
  invalid: msg`A code has eight letters and digits. Read it from the kiosk’s screen again.`,
  'not-found': msg`No kiosk shows this code. Read it from the kiosk’s screen again.`,
  conflict: msg`This code was used before: its kiosk is a station already. Look for it in the list.`,
  forbidden: msg`This code has run out. The kiosk shows a new one.`,
  'rate-limited': msg`Too many tries with wrong codes. Wait a few minutes, then type the one that the kiosk shows now.`,
  'storage-unavailable': msg`The hub can’t be reached. Nothing was changed. Try again in a moment.`,
};
