import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import { type Format, formatFor, regional } from './format.ts';

/** Dates and durations in the page's language, as the browser's region writes it. */
export function useFormat(): Format {
  const { i18n } = useLingui();
  return useMemo(() => formatFor(regional(i18n.locale, navigator.languages)), [i18n.locale]);
}
