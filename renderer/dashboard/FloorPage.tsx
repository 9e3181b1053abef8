import { Trans } from '@lingui/react/macro';
import { ListChecks, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link } from '../app/Link.tsx';
import { useStaleSince } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { AddEquipmentDialog } from './AddEquipmentDialog.tsx';
import { FloorFilters } from './FloorFilters.tsx';
import { FloorGrid } from './FloorGrid.tsx';
import css from './FloorPage.module.css';
import { floorFilter } from './floor-layout.ts';
import { LatePage } from './LatePage.tsx';
import { loadFloorBulk } from './late-pages.ts';
import { PageHead } from './PageHead.tsx';
import { useAddressed } from './use-addressed.ts';
import { useChosen } from './use-chosen.ts';
import { useColumns } from './use-columns.ts';
import { useFloorLayout } from './use-floor-layout.ts';

/** Everything in the lab, live. */
export function FloorPage({ isManager }: { isManager: boolean }) {
  const [filter, setFilter] = useAddressed(floorFilter);
  const [isAdding, setAdding] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const { chosen, choose, chooseOnly } = useChosen();
  const [fit, measure] = useColumns();
  const { rows, columns, counts } = useFloorLayout(filter, fit);
  const isStale = useStaleSince() !== null;
  const choice = useMemo(() => (isChoosing ? { chosen, onChoose: choose } : null), [isChoosing, chosen, choose]);
  const ids = rows.flatMap((row) => (row.kind === 'tiles' ? row.ids : []));

  function changeChoosing() {
    setChoosing(!isChoosing);
    chooseOnly([]);
  }

  return (
    <div ref={measure} className={`${css['floor']} ${isStale ? css['old'] : ''}`}>
      <PageHead title={<Trans>Live floor</Trans>}>
        {isManager && (
          <>
            <Link href="/wall">
              <Trans>Wall view</Trans>
            </Link>
            <Button look="quiet" icon={<ListChecks aria-hidden="true" />} onPress={changeChoosing}>
              {isChoosing ? <Trans>Stop choosing</Trans> : <Trans>Choose several</Trans>}
            </Button>
            <Button icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
              <Trans>Add equipment</Trans>
            </Button>
          </>
        )}
      </PageHead>
      <FloorFilters filter={filter} counts={counts} onChange={setFilter} />
      {isChoosing && (
        <LatePage
          load={loadFloorBulk}
          given={{ ids, chosen: ids.filter((id) => chosen.has(id)), onChoose: chooseOnly }}
        />
      )}
      {rows.length > 0 && <FloorGrid rows={rows} columns={columns} choice={choice} />}
      {rows.length === 0 && (
        <p role="status" className={css['empty']}>
          <EmptyWords isManager={isManager} />
        </p>
      )}
      <AddEquipmentDialog isOpen={isAdding} onClose={() => setAdding(false)} />
    </div>
  );
}

/** Why no tile is there, and what to do about it. */
function EmptyWords({ isManager }: { isManager: boolean }) {
  const isLoaded = useHub((s) => s.floor !== null);
  const hasAny = useHub((s) => s.equipmentIds.length > 0);
  if (!isLoaded) return <Trans>Waiting for the hub…</Trans>;
  if (hasAny) return <Trans>Nothing fits this filter.</Trans>;
  return isManager ? (
    <Trans>The lab has no equipment yet. Add the first piece; then pair a kiosk with it, under Stations.</Trans>
  ) : (
    <Trans>The lab has no equipment yet. A manager can add some.</Trans>
  );
}
