import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../app/use-format.ts';
import { OfflineMark } from '../ui/OfflineMark.tsx';
import { CONDITION_WORDS } from '../ui/status-words.ts';
import table from './AuditPage.module.css';
import type { DayLine } from './day-lines.ts';
import css from './Timeline.module.css';

interface DayTableProps {
  lines: readonly DayLine[];
  /** Now, where the day is not over. */
  now: number | undefined;
  label: string;
}

/** The day in words, for everybody: what the picture shows, in its order. */
export function DayTable({ lines, now, label }: DayTableProps) {
  const { time } = useFormat();
  if (lines.length === 0) {
    return (
      <p role="status" className={css['quiet']}>
        <Trans>Nothing happened that day.</Trans>
      </p>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={`${table['scroll']} ${css['rows']}`} aria-label={label} tabIndex={0}>
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>From</Trans>
            </th>
            <th scope="col">
              <Trans>To</Trans>
            </th>
            <th scope="col">
              <Trans>What</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.kind === 'session' ? line.session.id : `${line.kind} ${line.from}`}>
              <td className={table['time']}>{time(line.from)}</td>
              <td className={table['time']}>
                <To line={line} now={now} />
              </td>
              <td>
                <What line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function To({ line, now }: { line: DayLine; now: number | undefined }) {
  const { time } = useFormat();
  if (line.kind === 'session' && line.session.endedAt === undefined) return <Trans>still running</Trans>;
  if (line.kind !== 'session' && line.to === now) return <Trans>still so</Trans>;
  return time(line.to);
}

function What({ line }: { line: DayLine }) {
  const { t } = useLingui();
  switch (line.kind) {
    case 'unseen':
      return <Trans>No data: no kiosk of it was in the hub’s sight.</Trans>;
    case 'condition':
      return (
        <>
          {t(CONDITION_WORDS[line.how.condition])}
          {line.how.reason !== undefined && <span className={table['more']}>{line.how.reason}</span>}
        </>
      );
    case 'session': {
      const { operator, project, recordedOffline, conflict } = line.session;
      return (
        <>
          {operator.name}
          {project !== undefined && ` · ${project}`}
          <span className={table['more']}>
            {recordedOffline && <OfflineMark />} {conflict && <Trans>collided</Trans>}
          </span>
        </>
      );
    }
  }
}
