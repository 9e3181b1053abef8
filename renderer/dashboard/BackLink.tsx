import { Trans } from '@lingui/react/macro';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from '../app/Link.tsx';
import { asLeft } from '../app/path.ts';
import css from './BackLink.module.css';

const BackLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <Link href={asLeft(to)} className={css['back']}>
    <ArrowLeft aria-hidden="true" size={18} />
    {children}
  </Link>
);

export const BackToFloor = () => (
  <BackLink to="/">
    <Trans>Live floor</Trans>
  </BackLink>
);

export const BackToPeople = () => (
  <BackLink to="/people">
    <Trans>People</Trans>
  </BackLink>
);
