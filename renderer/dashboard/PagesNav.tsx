import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Role } from '../../protocol/entities.ts';
import { Link } from '../app/Link.tsx';
import { usePath } from '../app/path.ts';
import { CollisionsLink } from './CollisionsLink.tsx';
import css from './PagesNav.module.css';
import { type ListedPage, listedFor, mayOpen } from './pages.ts';
import { UnreadCount } from './UnreadCount.tsx';

const LABELS: Record<ListedPage, MessageDescriptor> = {
  floor: msg`Floor`,
  sessions: msg`Sessions`,
  samples: msg`Samples`,
  problems: msg`Problems`,
  people: msg`People`,
  stations: msg`Stations`,
  announcements: msg`Announcements`,
  reports: msg`Reports`,
  audit: msg`Audit`,
  settings: msg`Settings`,
};

/** The pages that a role may see. */
export function PagesNav({ role }: { role: Role }) {
  const { t } = useLingui();
  return (
    <nav aria-label={t`Pages`} className={css['pages']}>
      {listedFor(role).map(({ name, href }) => (
        <PageLink key={href} href={href}>
          {t(LABELS[name])}
          {name === 'samples' && <UnreadCount />}
        </PageLink>
      ))}
      {mayOpen('collisions', role) && <CollisionsLink />}
    </nav>
  );
}

function PageLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePath();
  const isHere = path === href || path.startsWith(`${href}/`);
  return (
    <Link href={href} className={css['page']} {...(isHere && { 'aria-current': 'page' as const })}>
      {children}
    </Link>
  );
}
