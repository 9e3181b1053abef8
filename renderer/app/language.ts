import { i18n } from '@lingui/core';

export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

const KEY = 'hycon.language';

const isLanguage = (value: string): value is Language => Object.hasOwn(LANGUAGES, value);

/** The person's choice on this screen, else the first of the browser's languages that there is, else English. */
export function preferredLanguage(chosen: string | null, offered: readonly string[]): Language {
  const wanted = [chosen ?? '', ...offered].map((tag) => tag.split('-')[0] ?? '');
  return wanted.find(isLanguage) ?? 'en';
}

export async function startLanguage(): Promise<void> {
  await activate(preferredLanguage(localStorage.getItem(KEY), navigator.languages));
}

export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language);
  await activate(language);
}

async function activate(language: Language): Promise<void> {
  const { messages } = language === 'de' ? await import('../locales/de.po') : await import('../locales/en.po');
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
}
