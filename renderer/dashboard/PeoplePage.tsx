import { Trans, useLingui } from '@lingui/react/macro';
import { FileUp, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { SignedIn } from '../../protocol/wire.ts';
import { goTo } from '../app/path.ts';
import { useMinute, useStaleSince } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { AddPersonDialog } from './AddPersonDialog.tsx';
import { PageHead } from './PageHead.tsx';
import css from './PeoplePage.module.css';
import { PeopleTable } from './PeopleTable.tsx';
import { peopleFilter, peopleList } from './people-list.ts';
import { useAddressed } from './use-addressed.ts';

/** Everyone who may sign in, and who may no more. */
export function PeoplePage({ me }: { me: SignedIn }) {
  const { t } = useLingui();
  const [{ search }, narrow] = useAddressed(peopleFilter);
  const [isAdding, setAdding] = useState(false);
  const staff = useHub((s) => s.staff);
  const now = useMinute();
  const isStale = useStaleSince() !== null;
  const rows = useMemo(() => (staff ? peopleList(staff, search, now) : []), [staff, search, now]);
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
      {rows.length > 0 && <PeopleTable rows={rows} />}
      <p role="status" className={css['note']}>
        {!staff && <Trans>Waiting for the hub…</Trans>}
        {staff && rows.length === 0 && <Trans>Nobody has such a name.</Trans>}
      </p>
      <AddPersonDialog me={me} isOpen={isAdding} onClose={() => setAdding(false)} />
    </div>
  );
}
