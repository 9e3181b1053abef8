import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Role } from '../../protocol/entities.ts';
import { mayAsk } from '../../protocol/intents.ts';
import { Link } from '../app/Link.tsx';
import { usePath } from '../app/path.ts';
import { CollisionsLink } from './CollisionsLink.tsx';
import css from './PagesNav.module.css';

/** The pages that a role may see. */
export function PagesNav({ role }: { role: Role }) {
  const { t } = useLingui();
  const isManager = mayAsk(role, 'equipment.create');
  return (
    <nav aria-label={t`Pages`} className={css['pages']}>
      <PageLink href="/">
        <Trans>Floor</Trans>
      </PageLink>
      {mayAsk(role, 'user.create') && (
        <PageLink href="/people">
          <Trans>People</Trans>
        </PageLink>
      )}
      {isManager && (
        <PageLink href="/stations">
          <Trans>Stations</Trans>
        </PageLink>
      )}
      {role === 'admin' && (
        <PageLink href="/audit">
          <Trans>Audit</Trans>
        </PageLink>
      )}
      {isManager && <CollisionsLink />}
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
