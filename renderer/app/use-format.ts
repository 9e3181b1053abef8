import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import { type Format, formatFor } from './format.ts';

/** Dates and durations in the page's language. */
export function useFormat(): Format {
  const { i18n } = useLingui();
  return useMemo(() => formatFor(i18n.locale), [i18n.locale]);
}
