import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Role } from '../../protocol/entities.ts';
import { Link } from '../app/Link.tsx';
import { usePath } from '../app/path.ts';
import { CollisionsLink } from './CollisionsLink.tsx';
import css from './PagesNav.module.css';
import { linksFor, mayOpen } from './pages.ts';

/** The pages that a role may see. */
export function PagesNav({ role }: { role: Role }) {
  const { t } = useLingui();
  return (
    <nav aria-label={t`Pages`} className={css['pages']}>
      {linksFor(role).map(({ href, label }) => (
        <PageLink key={href} href={href}>
          {t(label)}
        </PageLink>
      ))}
      {mayOpen('collisions', role) && <CollisionsLink />}
    </nav>
  );
}

function PageLink({ href, children }: { href: string; children: ReactNode }) {
  const isHere = usePath() === href;
  return (
    <Link href={href} className={css['page']} {...(isHere && { 'aria-current': 'page' as const })}>
      {children}
    </Link>
  );
}
