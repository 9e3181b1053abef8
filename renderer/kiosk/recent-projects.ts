import { z } from 'zod';

const MOST = 4;
const list = z.array(z.string());
const key = (userId: string) => `hycon.projects.${userId}`;

/** The projects that this person last worked for at this kiosk, the latest first. */
export function recentProjects(userId: string): string[] {
  const saved = localStorage.getItem(key(userId));
  return saved === null ? [] : (list.safeParse(JSON.parse(saved)).data ?? []);
}

export const rememberProject = (userId: string, project: string): void =>
  localStorage.setItem(key(userId), JSON.stringify(withLatest(recentProjects(userId), project)));

export const withLatest = (projects: readonly string[], latest: string): string[] =>
  [latest, ...projects.filter((one) => one !== latest)].slice(0, MOST);
