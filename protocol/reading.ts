import type { Role } from './entities.ts';

/** What is asked for over HTTP, as far as it is not everybody's. */
export type Readable = 'sessions' | 'equipment-day' | 'reports' | 'audit' | 'settings';

/** Which roles may read what: the hub refuses by it, and screens open their pages by it. */
const ROLES_FOR_READING: Record<Readable, readonly Role[]> = {
  sessions: ['manager', 'admin'],
  'equipment-day': ['manager', 'admin'],
  reports: ['manager', 'admin'],
  audit: ['admin'],
  settings: ['admin'],
};

export const mayRead = (who: Role, what: Readable): boolean => ROLES_FOR_READING[what].includes(who);
