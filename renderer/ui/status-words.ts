import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { AfterUse, Condition, OfflinePolicy } from '../../protocol/entities.ts';
import type { StatusKind } from './StatusShape.tsx';

/** The one word of each status; with shape and colour it makes the badge. */
export const STATUS_WORDS: Record<StatusKind, MessageDescriptor> = {
  free: msg`Free`,
  'in-use': msg`In use`,
  impaired: msg`Impaired`,
  'out-of-service': msg`Out of service`,
  unknown: msg`Unknown`,
};

export const CONDITION_WORDS: Record<Condition, MessageDescriptor> = {
  operational: msg`Operational`,
  impaired: msg`Impaired`,
  'out-of-service': msg`Out of service`,
};

export const OFFLINE_WORDS: Record<OfflinePolicy, MessageDescriptor> = {
  allow: msg`Whoever is signed in there may start`,
  'allow-current': msg`Only a session that is under way goes on`,
  deny: msg`Nothing is started, extended or ended`,
};

export const AFTER_USE_WORDS: Record<AfterUse, MessageDescriptor> = {
  'leave-on': msg`It is left on`,
  'shut-down': msg`It is shut down`,
};
