import { Trans, useLingui } from '@lingui/react/macro';
import { RotateCw } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Session } from '../../protocol/entities.ts';
import { useOpenUses } from '../store/open-uses.ts';
import { useMinute, useStaleSince } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { addressOf } from './address.ts';
import { EndSessionDialog } from './EndSessionDialog.tsx';
import { NotAsked } from './NotAsked.tsx';
import { PageHead } from './PageHead.tsx';
import { PagesEnd } from './PagesEnd.tsx';
import { SessionBulk } from './SessionBulk.tsx';
import { SessionFilters } from './SessionFilters.tsx';
import css from './SessionsPage.module.css';
import { SessionTable } from './SessionTable.tsx';
import { sessionRows } from './session-rows.ts';
import { EVERY_SESSION, filterOf, sessionsChoice } from './sessions-choice.ts';
import { useAddressed } from './use-addressed.ts';
import { useChosen } from './use-chosen.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useSessions } from './use-sessions.ts';

/** Who uses what now, and who did before. For those who run the lab. */
export function SessionsPage() {
  const { t } = useLingui();
  const [choice, narrow] = useAddressed(sessionsChoice);
  const filter = useMemo(() => filterOf(choice), [choice]);
  const isNarrowed = addressOf(sessionsChoice, choice) !== '?';
  const { read, more, again, catchUp } = useSessions(filter);
  const open = useOpenUses();
  const isStale = useStaleSince() !== null;
  useOnLeaving(open, isStale, catchUp);
  const [ending, setEnding] = useState<Session | null>(null);
  const { chosen, choose, chooseOnly } = useChosen();
  const now = useMinute();
  const nameOf = useEquipmentName(read.equipment);
  const rows = useMemo(
    () => sessionRows(filter, { open, read: read.sessions, now, nameOf }),
    [filter, open, read.sessions, now, nameOf],
  );
  const endable = rows.filter((one) => one.endedAt === undefined);
  const isLoading = read.phase === 'loading';
  const keptFocus = useKeptFocus(rows);

  return (
    <div className={isStale ? css['old'] : ''}>
      <PageHead title={<Trans>Sessions</Trans>}>
        <Button look="quiet" icon={<RotateCw aria-hidden="true" />} isDisabled={isLoading} onPress={again}>
          <Trans>Look again</Trans>
        </Button>
      </PageHead>
      <SessionFilters
        choice={choice}
        open={open}
        sessions={rows}
        onChange={narrow}
        onClear={() => narrow(EVERY_SESSION)}
      />
      {read.phase === 'failed' && <NotAsked isKept />}
      <div {...keptFocus}>
        <SessionBulk
          endable={endable}
          chosen={endable.filter((one) => chosen.has(one.id))}
          nameOf={nameOf}
          onChoose={chooseOnly}
        />
        {rows.length > 0 && (
          <SessionTable rows={rows} nameOf={nameOf} chosen={chosen} onChoose={choose} onEnd={setEnding} />
        )}
        <PagesEnd
          phase={read.phase}
          isEmpty={rows.length === 0}
          none={isNarrowed ? undefined : t`There is no session yet. Each one stands here from its start.`}
          hasMore={read.next !== undefined}
          onMore={more}
        />
        {ending && <EndSessionDialog session={ending} isOpen onClose={() => setEnding(null)} />}
      </div>
    </div>
  );
}

/** How a piece of equipment is called today, or was while it was in the lab. */
function useEquipmentName(read: Readonly<Record<string, string>>): (equipmentId: string) => string {
  // The floor's maps change in place: what counts is that something did.
  const revision = useHub((s) => s.revision);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  return useMemo(() => (id) => useHub.getState().floor?.equipment[id]?.name ?? read[id] ?? '', [read, revision]);
}

/** Whoever was open and is not any more has ended, and others may have while the hub was away: it is asked. */
function useOnLeaving(open: readonly Session[], isStale: boolean, onLeaving: () => void): void {
  const before = useRef({ open, isStale });
  // biome-ignore lint/correctness/useExhaustiveDependencies: who is open, and whether that is so, is what counts
  useEffect(() => {
    const ids = new Set(open.map((one) => one.id));
    const hasLeft = before.current.open.some((one) => !ids.has(one.id));
    const isBack = before.current.isStale && !isStale;
    before.current = { open, isStale };
    if (hasLeft || isBack) onLeaving();
  }, [open, isStale]);
}
