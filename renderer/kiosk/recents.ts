import { z } from 'zod';

const MOST = 4;
const list = z.array(z.string());

/** What a person last chose at this kiosk, the latest first: the first guess for the next time. */
export interface Recents {
  of(userId: string): string[];
  remember(userId: string, latest: string): void;
}

export function recentsOf(kind: 'projects' | 'sample-kinds' | 'recipients'): Recents {
  const key = (userId: string) => `hycon.${kind}.${userId}`;
  function of(userId: string): string[] {
    const saved = localStorage.getItem(key(userId));
    return saved === null ? [] : (list.safeParse(JSON.parse(saved)).data ?? []);
  }
  return {
    of,
    remember: (userId, latest) => localStorage.setItem(key(userId), JSON.stringify(withLatest(of(userId), latest))),
  };
}

export const withLatest = (values: readonly string[], latest: string): string[] =>
  [latest, ...values.filter((one) => one !== latest)].slice(0, MOST);
