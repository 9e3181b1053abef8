import { Trans } from '@lingui/react/macro';
import { Link } from '../app/Link.tsx';
import css from './EquipmentPage.module.css';

export const NoPage = () => (
  <div className={css['missing']}>
    <h1>
      <Trans>There is nothing at this address</Trans>
    </h1>
    <Link href="/">
      <Trans>To the live floor</Trans>
    </Link>
  </div>
);
