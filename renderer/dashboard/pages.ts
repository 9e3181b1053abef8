import type { Role } from '../../protocol/entities.ts';
import { mayAsk } from '../../protocol/intents.ts';
import { mayRead } from '../../protocol/reading.ts';

export type PageName =
  | 'floor'
  | 'wall'
  | 'equipment'
  | 'sessions'
  | 'people'
  | 'import'
  | 'person'
  | 'stations'
  | 'audit'
  | 'settings'
  | 'collisions'
  | 'samples'
  | 'announcements'
  | 'problems'
  | 'reports';

interface PageRule {
  name: PageName;
  /** Its addresses; what stands in brackets is the id of what it shows. */
  path: RegExp;
  mayOpen(role: Role): boolean;
}

/** Every page of the dashboard: what its address is, and who may open it. The first that fits counts. */
const PAGES: readonly PageRule[] = [
  { name: 'floor', path: /^\/$/, mayOpen: () => true },
  { name: 'wall', path: /^\/wall$/, mayOpen: (role) => role !== 'researcher' },
  { name: 'equipment', path: /^\/equipment\/([^/]+)$/, mayOpen: () => true },
  { name: 'samples', path: /^\/samples(?:\/([^/]+))?$/, mayOpen: () => true },
  { name: 'sessions', path: /^\/sessions$/, mayOpen: (role) => mayRead(role, 'sessions') },
  { name: 'problems', path: /^\/problems$/, mayOpen: (role) => mayAsk(role, 'problem.resolve') },
  {
    name: 'people',
    path: /^\/people$/,
    mayOpen: (role) => mayAsk(role, 'user.create'),
  },
  { name: 'import', path: /^\/people\/import$/, mayOpen: (role) => mayAsk(role, 'user.import') },
  { name: 'person', path: /^\/people\/([^/]+)$/, mayOpen: (role) => mayAsk(role, 'user.create') },
  {
    name: 'stations',
    path: /^\/stations$/,
    mayOpen: (role) => mayAsk(role, 'station.assign'),
  },
  { name: 'announcements', path: /^\/announcements$/, mayOpen: (role) => mayAsk(role, 'announcement.post') },
  { name: 'reports', path: /^\/reports$/, mayOpen: (role) => mayRead(role, 'reports') },
  {
    name: 'audit',
    path: /^\/audit$/,
    mayOpen: (role) => mayRead(role, 'audit'),
  },
  { name: 'settings', path: /^\/settings$/, mayOpen: (role) => mayRead(role, 'settings') },
  { name: 'collisions', path: /^\/collisions$/, mayOpen: (role) => mayAsk(role, 'conflict.resolve') },
];

const LISTED = [
  { name: 'floor', href: '/' },
  { name: 'sessions', href: '/sessions' },
  { name: 'samples', href: '/samples' },
  { name: 'problems', href: '/problems' },
  { name: 'people', href: '/people' },
  { name: 'stations', href: '/stations' },
  { name: 'announcements', href: '/announcements' },
  { name: 'reports', href: '/reports' },
  { name: 'audit', href: '/audit' },
  { name: 'settings', href: '/settings' },
] as const;
export type ListedPage = (typeof LISTED)[number]['name'];

export const mayOpen = (name: PageName, role: Role): boolean =>
  PAGES.some((page) => page.name === name && page.mayOpen(role));

/** The page at an address, and the id in it; nothing where there is none, or none for this role. */
export function pageAt(path: string, role: Role): { name: PageName; id: string } | undefined {
  for (const page of PAGES) {
    const found = page.path.exec(path);
    if (found) return page.mayOpen(role) ? { name: page.name, id: found[1] ?? '' } : undefined;
  }
  return undefined;
}

/** The list of pages, as far as it is this role's; the others are reached from one of these. */
export const listedFor = (role: Role): { name: ListedPage; href: string }[] =>
  LISTED.filter(({ name }) => mayOpen(name, role));
