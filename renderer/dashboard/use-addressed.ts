import { useMemo } from 'react';
import type { z } from 'zod';
import { setSearch, useSearch } from '../app/path.ts';
import { addressOf, readAddress, type Words } from './address.ts';

/** What a page narrows its list to, kept in the address: a link shows the same, and the back button comes back to it. */
export function useAddressed<T extends Words>(schema: z.ZodType<T>): [T, (chosen: T) => void] {
  const search = useSearch();
  const chosen = useMemo(() => readAddress(schema, search), [schema, search]);
  return [chosen, (next) => setSearch(addressOf(schema, next))];
}
