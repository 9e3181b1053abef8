import { Trans, useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import { Link } from '../app/Link.tsx';
import css from './PeopleTable.module.css';
import type { PersonRow } from './people-list.ts';
import { MEANS_WORDS, ROLE_WORDS } from './people-words.ts';
import { VirtualTable } from './VirtualTable.tsx';

const ROW_PX = 49;

export function PeopleTable({ rows }: { rows: readonly PersonRow[] }) {
  const { t } = useLingui();
  return (
    <VirtualTable label={t`People`} rows={rows} rowPx={ROW_PX} className={css['table']} head={<Head />}>
      {(row) => <Cells {...row} />}
    </VirtualTable>
  );
}

const Head = () => (
  <>
    <th scope="col">
      <Trans>Name</Trans>
    </th>
    <th scope="col">
      <Trans>User name</Trans>
    </th>
    <th scope="col">
      <Trans>Role</Trans>
    </th>
    <th scope="col">
      <Trans>Signs in with</Trans>
    </th>
  </>
);

const Cells = memo(function Cells({ user, lock }: PersonRow) {
  const { t } = useLingui();
  const means = (user.signsInWith ?? []).map((one) => t(MEANS_WORDS[one])).join(', ');
  const look = user.deactivatedAt === undefined ? css['cell'] : `${css['cell']} ${css['gone']}`;
  return (
    <>
      <td className={look}>
        <Link href={`/people/${user.id}`}>{user.name}</Link>
      </td>
      <td className={look}>{user.username}</td>
      <td className={look}>{t(ROLE_WORDS[user.role])}</td>
      <td className={look}>
        {user.deactivatedAt !== undefined ? (
          <Trans>Account closed</Trans>
        ) : means === '' ? (
          <Trans>Nothing yet</Trans>
        ) : (
          means
        )}
        {lock && (
          <strong className={css['lock']}>
            <Trans>Locked</Trans>
          </strong>
        )}
      </td>
    </>
  );
});
