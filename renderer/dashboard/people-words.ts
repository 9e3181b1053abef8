import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Role, SignInMeans } from '../../protocol/entities.ts';

export const ROLE_WORDS: Record<Role, MessageDescriptor> = {
  researcher: msg`Researcher`,
  manager: msg`Manager`,
  admin: msg`Admin`,
};

export const MEANS_WORDS: Record<SignInMeans, MessageDescriptor> = {
  badge: msg`Badge`,
  pin: msg`PIN`,
  password: msg`Password`,
};
