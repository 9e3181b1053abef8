import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Role } from '../../protocol/entities.ts';
import { mayAsk } from '../../protocol/intents.ts';

export type PageName = 'floor' | 'equipment' | 'people' | 'person' | 'stations' | 'audit' | 'collisions';

interface PageRule {
  name: PageName;
  /** Its addresses; what stands in brackets is the id of what it shows. */
  path: RegExp;
  mayOpen(role: Role): boolean;
  /** Where the pages' list has it; what is not in there is reached from another page. */
  link?: { href: string; label: MessageDescriptor };
}

/** Every page of the dashboard: what its address is, who may open it, and where it is named. The first that fits counts. */
const PAGES: readonly PageRule[] = [
  { name: 'floor', path: /^\/$/, mayOpen: () => true, link: { href: '/', label: msg`Floor` } },
  { name: 'equipment', path: /^\/equipment\/([^/]+)$/, mayOpen: () => true },
  {
    name: 'people',
    path: /^\/people$/,
    mayOpen: (role) => mayAsk(role, 'user.create'),
    link: { href: '/people', label: msg`People` },
  },
  { name: 'person', path: /^\/people\/([^/]+)$/, mayOpen: (role) => mayAsk(role, 'user.create') },
  {
    name: 'stations',
    path: /^\/stations$/,
    mayOpen: (role) => mayAsk(role, 'station.assign'),
    link: { href: '/stations', label: msg`Stations` },
  },
  {
    name: 'audit',
    path: /^\/audit$/,
    mayOpen: (role) => role === 'admin',
    link: { href: '/audit', label: msg`Audit` },
  },
  { name: 'collisions', path: /^\/collisions$/, mayOpen: (role) => mayAsk(role, 'conflict.resolve') },
];

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

/** The pages' list, as far as it is this role's. */
export const linksFor = (role: Role): { href: string; label: MessageDescriptor }[] =>
  PAGES.flatMap((page) => (page.link && page.mayOpen(role) ? [page.link] : []));
