import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};

addEventListener('popstate', tell);

/** What was chosen last on a page, for the links that lead back to it. */
const lastSearch = new Map<string, string>();

/**
 * Goes to a place in the page without loading it again; the back button comes back. `isOver` is for what opens over the
 * page that is there, which stays where it was scrolled to and shows what was chosen on it.
 */
export function goTo(path: string, { isOver = false }: { isOver?: boolean } = {}): void {
  const place = isOver ? path + location.search : path;
  if (place === location.pathname + location.search) return;
  history.pushState(null, '', place);
  lastSearch.set(location.pathname, location.search);
  tell();
  if (!isOver) scrollTo(0, 0);
}

/** Says in the address what was chosen on this page; the back button leaves the page, not the choice. */
export function setSearch(search: string): void {
  history.replaceState(null, '', search);
  lastSearch.set(location.pathname, location.search);
  tell();
}

/** A page as somebody left it. */
export const asLeft = (path: string): string => path + (lastSearch.get(path) ?? '');

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const usePath = (): string => useSyncExternalStore(listen, () => location.pathname);

export const useSearch = (): string => useSyncExternalStore(listen, () => location.search);
