import { i18n } from '@lingui/core';
import { type Language, preferredLanguage } from './preferred-language.ts';

const KEY = 'hycon.language';

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
