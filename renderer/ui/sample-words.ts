import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { SampleStatus } from '../../protocol/entities.ts';

/** Where a sample is on its way. */
export const SAMPLE_WORDS: Record<SampleStatus, MessageDescriptor> = {
  submitted: msg`Submitted`,
  received: msg`Received`,
  queued: msg`Queued`,
  running: msg`Running`,
  done: msg`Done`,
  rejected: msg`Rejected`,
};
