import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { FileUp, Plus } from 'lucide-react';
import { useState } from 'react';
import type { SignedIn } from '../../protocol/wire.ts';
import { Link } from '../app/Link.tsx';
import { goTo } from '../app/path.ts';
import { useMinute, useStaleSince } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { AddPersonDialog } from './AddPersonDialog.tsx';
import { PageHead } from './PageHead.tsx';
import css from './PeoplePage.module.css';
import { MAX_ROWS, type PersonRow, peopleFilter, peopleList } from './people-list.ts';
import { MEANS_WORDS, ROLE_WORDS } from './people-words.ts';
import { useAddressed } from './use-addressed.ts';

/** Everyone who may sign in, and who may no more. */
export function PeoplePage({ me }: { me: SignedIn }) {
  const { t } = useLingui();
  const [{ search }, narrow] = useAddressed(peopleFilter);
  const [isAdding, setAdding] = useState(false);
  const staff = useHub((s) => s.staff);
  const now = useMinute();
  const isStale = useStaleSince() !== null;
  const rows = staff ? peopleList(staff, search, now) : [];
  const hidden = rows.length - MAX_ROWS;
  return (
    <div className={isStale ? css['old'] : ''}>
      <PageHead title={<Trans>People</Trans>}>
        <Button look="quiet" icon={<FileUp aria-hidden="true" />} onPress={() => goTo('/people/import')}>
          <Trans>Add from a list</Trans>
        </Button>
        <Button icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
          <Trans>Add person</Trans>
        </Button>
      </PageHead>
      <TextField
        aria-label={t`Search names`}
        inputProps={{ placeholder: t`Search names` }}
        type="search"
        maxLength={200}
        value={search}
        onChange={(next) => narrow({ search: next })}
      />
      {rows.length > 0 && <PeopleTable rows={rows.slice(0, MAX_ROWS)} />}
      <p role="status" className={css['note']}>
        {!staff && <Trans>Waiting for the hub…</Trans>}
        {staff && rows.length === 0 && <Trans>Nobody has such a name.</Trans>}
        {hidden > 0 && (
          <Plural value={hidden} one="# more person: search for them." other="# more people: search for them." />
        )}
      </p>
      <AddPersonDialog me={me} isOpen={isAdding} onClose={() => setAdding(false)} />
    </div>
  );
}

function PeopleTable({ rows }: { rows: PersonRow[] }) {
  return (
    <table className={css['table']}>
      <thead>
        <tr>
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
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.user.id} {...row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ user, lock }: PersonRow) {
  const { t } = useLingui();
  const means = (user.signsInWith ?? []).map((one) => t(MEANS_WORDS[one])).join(', ');
  return (
    <tr className={user.deactivatedAt === undefined ? '' : css['gone']}>
      <td>
        <Link href={`/people/${user.id}`}>{user.name}</Link>
      </td>
      <td>{user.username}</td>
      <td>{t(ROLE_WORDS[user.role])}</td>
      <td>
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
    </tr>
  );
}
