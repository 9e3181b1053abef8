import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ProblemCategory, Severity } from '../../protocol/entities.ts';

export const CATEGORY_WORDS: Record<ProblemCategory, MessageDescriptor> = {
  hardware: msg`Hardware`,
  software: msg`Software`,
  supplies: msg`Supplies`,
  results: msg`Results`,
  safety: msg`Safety`,
  other: msg`Something else`,
};

export const isOurCategory = (word: string): word is ProblemCategory => Object.hasOwn(CATEGORY_WORDS, word);

export const SEVERITY_WORDS: Record<Severity, MessageDescriptor> = {
  minor: msg`Minor`,
  major: msg`Major`,
  critical: msg`Critical`,
};
