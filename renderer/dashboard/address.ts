import type { z } from 'zod';

/** What somebody has chosen on a page, in words. Each field of its schema catches what can't be read. */
export type Words = Record<string, string>;

/** What an address says; what it gets wrong is as if it was not there. */
export const readAddress = <T extends Words>(schema: z.ZodType<T>, search: string): T =>
  schema.parse(Object.fromEntries(new URLSearchParams(search)));

/** What was chosen otherwise than usual. A lone question mark where nothing was: an empty word would leave the address as it was. */
export function addressOf<T extends Words>(schema: z.ZodType<T>, chosen: T): string {
  const usual = readAddress(schema, '');
  const words = new URLSearchParams(Object.entries(chosen).filter(([name, value]) => value !== usual[name]));
  return `?${words.toString()}`;
}
