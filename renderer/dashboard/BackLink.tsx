import { Trans } from '@lingui/react/macro';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from '../app/Link.tsx';
import css from './BackLink.module.css';

const BackLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} className={css['back']}>
    <ArrowLeft aria-hidden="true" size={18} />
    {children}
  </Link>
);

export const BackToFloor = () => (
  <BackLink href="/">
    <Trans>Live floor</Trans>
  </BackLink>
);

export const BackToPeople = () => (
  <BackLink href="/people">
    <Trans>People</Trans>
  </BackLink>
);
