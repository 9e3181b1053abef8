export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

const isLanguage = (value: string): value is Language => Object.hasOwn(LANGUAGES, value);

/** The person's choice on this screen, else the first of the browser's languages that there is, else English. */
export function preferredLanguage(chosen: string | null, offered: readonly string[]): Language {
  const wanted = [chosen ?? '', ...offered].map((tag) => tag.split('-')[0] ?? '');
  return wanted.find(isLanguage) ?? 'en';
}
