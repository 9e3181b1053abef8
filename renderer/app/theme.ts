import { useSyncExternalStore } from 'react';
import { create } from 'zustand';

/** `system` follows the machine; the others are a person's choice on this screen. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'hycon.theme';
const isTheme = (value: string | null): value is Theme => value === 'light' || value === 'dark' || value === 'system';

const saved = localStorage.getItem(KEY);

export const useTheme = create<{ theme: Theme }>()(() => ({ theme: isTheme(saved) ? saved : 'system' }));

export function setTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  useTheme.setState({ theme });
}

/** Puts the choice on the page, now and whenever it changes; the tokens do the rest. */
export function followTheme(root: HTMLElement): void {
  const put = ({ theme }: { theme: Theme }) => {
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  };
  put(useTheme.getState());
  useTheme.subscribe(put);
}

const systemDark = matchMedia('(prefers-color-scheme: dark)');

/** Whether this screen is dark now, by choice or because the machine is. */
export function useIsDark(): boolean {
  const theme = useTheme((s) => s.theme);
  const isSystemDark = useSyncExternalStore(
    (tell) => {
      systemDark.addEventListener('change', tell);
      return () => systemDark.removeEventListener('change', tell);
    },
    () => systemDark.matches,
  );
  return theme === 'dark' || (theme === 'system' && isSystemDark);
}
