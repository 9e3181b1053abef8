import { Trans, useLingui } from '@lingui/react/macro';
import { useShallow } from 'zustand/react/shallow';
import { severity } from '../../protocol/entities.ts';
import { Link } from '../app/Link.tsx';
import { useStaleSince } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { OfflineMark } from '../ui/OfflineMark.tsx';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { SEVERITY_WORDS } from '../ui/problem-words.ts';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { PageHead } from './PageHead.tsx';
import { ProblemPhoto } from './ProblemPhoto.tsx';
import css from './ProblemsPage.module.css';
import { type ProblemRow, problemFilter, problemList } from './problem-list.ts';
import { ResolveButton } from './ResolveButton.tsx';
import { SeverityMark } from './SeverityMark.tsx';
import { useAddressed } from './use-addressed.ts';
import { VirtualList } from './VirtualList.tsx';

const ROW_PX = 114;

/** Every open problem of the lab, for those who see to it that it is resolved. */
export function ProblemsPage() {
  const { t } = useLingui();
  const [filter, setFilter] = useAddressed(problemFilter);
  const open = useHub(useShallow((s) => Object.values(s.floor?.problems ?? {})));
  const equipment = useHub((s) => s.floor?.equipment);
  const isLoaded = useHub((s) => s.floor !== null);
  const isStale = useStaleSince() !== null;
  const all = open.map((problem): ProblemRow => {
    const { name = '', room = '' } = equipment?.[problem.equipmentId] ?? {};
    return { id: problem.id, problem, name, room };
  });
  const rows = problemList(all, filter);
  return (
    <div className={isStale ? css['old'] : ''}>
      <PageHead title={<Trans>Problems</Trans>} />
      <div className={css['filters']}>
        <SelectField
          label={t`Severity`}
          value={filter.severity}
          options={[
            { value: '', label: t`Any severity` },
            ...severity.options.toReversed().map((value) => ({ value, label: t(SEVERITY_WORDS[value]) })),
          ]}
          onChange={(value) => setFilter({ ...filter, severity: value })}
        />
        <TextField
          label={t`Search`}
          hint={t`Equipment, room, what happened or person`}
          type="search"
          maxLength={200}
          value={filter.search}
          onChange={(search) => setFilter({ ...filter, search })}
        />
      </div>
      {rows.length === 0 ? (
        <p role="status" className={css['empty']}>
          {!isLoaded
            ? t`Waiting for the hub…`
            : all.length > 0
              ? t`Nothing fits this filter.`
              : t`No problem is open. What people report at the instruments stands here.`}
        </p>
      ) : (
        <div className={css['list']}>
          <VirtualList rows={rows} rowPx={ROW_PX} rowClass={css['line']}>
            {(row) => <Line {...row} />}
          </VirtualList>
        </div>
      )}
    </div>
  );
}

function Line({ problem, name, room }: ProblemRow) {
  return (
    <>
      <SeverityMark problem={problem} />
      <div className={css['where']}>
        {name === '' ? (
          <Trans>Equipment that is not in the lab any more</Trans>
        ) : (
          <Link href={`/equipment/${problem.equipmentId}`} className={css['equipment']}>
            {name}
          </Link>
        )}
        <span className={css['room']}>{room}</span>
      </div>
      <div className={css['what']}>
        <ProblemLine shown={{ problem, isPending: false }} />
        <span className={css['row']}>
          {!problem.stillUsable && (
            <strong>
              <Trans>Can’t be used</Trans>
            </strong>
          )}
          {problem.recordedOffline && <OfflineMark />}
        </span>
        <ProblemPhoto problem={problem} isManager />
      </div>
      <ResolveButton problem={problem} />
    </>
  );
}
