import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};

addEventListener('popstate', tell);

/**
 * Goes to a place in the page without loading it again; the back button comes back. `isOver` is for what opens over the
 * page that is there, which stays where it was scrolled to.
 */
export function goTo(path: string, { isOver = false }: { isOver?: boolean } = {}): void {
  if (path === location.pathname) return;
  history.pushState(null, '', path);
  tell();
  if (!isOver) scrollTo(0, 0);
}

/** Says in the address what was chosen on this page; the back button leaves the page, not the choice. */
export function setSearch(search: string): void {
  history.replaceState(null, '', search);
  tell();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const usePath = (): string => useSyncExternalStore(listen, () => location.pathname);

export const useSearch = (): string => useSyncExternalStore(listen, () => location.search);
