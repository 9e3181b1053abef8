import { Trans, useLingui } from '@lingui/react/macro';
import { useShallow } from 'zustand/react/shallow';
import { statusOf } from '../../protocol/status.ts';
import { useFormat } from '../app/use-format.ts';
import { ownReason, useProblems, worsenedHere } from '../store/problems.ts';
import { useMinute, useStaleSince } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { StatusShape } from '../ui/StatusShape.tsx';
import { STATUS_WORDS } from '../ui/status-words.ts';
import { NextDowntime } from './NextDowntime.tsx';
import css from './StatusField.module.css';
import { StatusLines } from './StatusLines.tsx';
import { dispatch, sessionOn } from './use-kiosk.ts';

/** One piece of equipment as a field of colour with its status in letters that are read from 3 m. */
export function StatusField({ equipmentId, isShared }: { equipmentId: string; isShared: boolean }) {
  const { t } = useLingui();
  const { when } = useFormat();
  const now = useMinute();
  const known = useHub((hub) => hub.floor?.equipment[equipmentId]);
  const problems = useProblems(equipmentId);
  const shown = useHub(useShallow((hub) => sessionOn(hub, equipmentId) ?? { session: undefined, isPending: false }));
  const staleSince = useStaleSince();
  if (!known) return null;
  const equipment = worsenedHere(known, problems);
  // Whether this very station is there, it knows itself: presence is for screens that look from afar.
  const status = statusOf(equipment, shown.session, undefined);
  // A kiosk that was off shows what it last knew, which may be of another day.
  const asOf = staleSince === null ? null : when(staleSince, now);

  const content = (
    <>
      <p className={css['name']}>{equipment.name}</p>
      <p className={css['status']}>
        <StatusShape kind={status.kind} className={css['shape']} />
        {t(STATUS_WORDS[status.kind])}
      </p>
      <StatusLines
        status={status}
        isPending={shown.isPending}
        reason={ownReason(equipment, problems)}
        problems={problems}
      />
      <NextDowntime equipmentId={equipmentId} />
      {asOf !== null && (
        <p className={css['stale']}>
          <Trans>as of {asOf}</Trans>
        </p>
      )}
    </>
  );
  const look = `${css['field']} ${css[status.kind]} ${isShared ? css['shared'] : ''} ${asOf === null ? '' : css['old']}`;
  if (!isShared) return <section className={look}>{content}</section>;
  return (
    <button type="button" className={look} onClick={() => dispatch({ type: 'identify', equipmentId })}>
      {content}
    </button>
  );
}
