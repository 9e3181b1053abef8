import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import { useFormat } from '../app/use-format.ts';
import type { DayLine } from './day-lines.ts';
import css from './Timeline.module.css';

/** Places from the top, in CSS pixels. */
const SESSIONS = { y: 26, height: 40 };
const BESIDE = { y: 70, height: 22 };
const CONDITIONS = { y: 98, height: 16 };
const HEIGHT = 118;
/** A use of a moment can still be seen and pointed at, in per cent of the width. */
const LEAST = 0.25;
const TICK_HOURS = 3;

interface DayTimelineProps {
  lines: readonly DayLine[];
  /** The whole day, and as far as it has gone by. */
  from: number;
  to: number;
  until: number;
  label: string;
}

/** The day as a picture: who from when to when, how it stood, and what nobody saw. The table under it says the same. */
export function DayTimeline({ lines, from, to, until, label }: DayTimelineProps) {
  const hatch = useId();
  const at = (time: number): number => (100 * (time - from)) / (to - from);
  const place = (line: { from: number; to: number }) => ({
    x: `${at(line.from)}%`,
    width: `${Math.max(LEAST, at(line.to) - at(line.from))}%`,
  });
  return (
    <figure className={css['figure']}>
      {/* What a pointer finds in it is in the table too; readers are told the whole. */}
      <div role="img" aria-label={label}>
        <svg className={css['timeline']} width="100%" height={HEIGHT} aria-hidden="true" focusable="false">
          <defs>
            <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="7" height="7" className={css['unseen']} />
              <line y2="7" strokeWidth="3" className={css['hatch']} />
            </pattern>
          </defs>
          <rect className={css['track']} y={SESSIONS.y} width="100%" height={SESSIONS.height} rx="4" />
          <Hours from={from} to={to} at={at} />
          {lines.map((line) => (
            <Drawn key={keyOf(line)} line={line} place={place(line)} hatch={hatch} />
          ))}
          {until < to && (
            <line className={css['now']} x1={`${at(until)}%`} x2={`${at(until)}%`} y1={SESSIONS.y - 4} y2={HEIGHT} />
          )}
        </svg>
      </div>
      <Legend />
    </figure>
  );
}

const keyOf = (line: DayLine): string =>
  line.kind === 'session' ? line.session.id : `${line.kind} ${line.from} ${line.to}`;

interface DrawnProps {
  line: DayLine;
  place: { x: string; width: string };
  hatch: string;
}

function Drawn({ line, place, hatch }: DrawnProps) {
  const { time } = useFormat();
  const span = `${time(line.from)} – ${time(line.to)}`;
  switch (line.kind) {
    case 'unseen':
      return (
        <rect {...place} {...SESSIONS} fill={`url(#${hatch})`}>
          <title>{span}</title>
        </rect>
      );
    case 'condition':
      return (
        <rect {...place} {...CONDITIONS} rx="3" className={css[line.how.condition]}>
          <title>{[span, line.how.reason].filter(Boolean).join(', ')}</title>
        </rect>
      );
    case 'session': {
      const { conflict, operator, endedAt } = line.session;
      const lane = conflict ? BESIDE : SESSIONS;
      return (
        <svg {...place} {...lane}>
          <title>{`${operator.name}, ${span}`}</title>
          <rect
            width="100%"
            height="100%"
            rx="4"
            className={`${css[conflict ? 'beside' : 'session']} ${endedAt === undefined ? css['open'] : ''}`}
          />
          <text x="8" y={lane.height / 2} className={css[conflict ? 'besideName' : 'name']}>
            {operator.name}
          </text>
        </svg>
      );
    }
  }
}

/** A mark and its time each few hours of the clock, also on a day on which the clocks change. */
function Hours({ from, to, at }: { from: number; to: number; at(time: number): number }) {
  const { time } = useFormat();
  const day = new Date(from);
  const hours = Array.from({ length: 24 / TICK_HOURS }, (_, i) =>
    new Date(day.getFullYear(), day.getMonth(), day.getDate(), i * TICK_HOURS).getTime(),
  );
  return (
    <>
      {hours
        .filter((hour) => hour < to)
        .map((hour) => (
          <g key={hour}>
            <line className={css['tick']} x1={`${at(hour)}%`} x2={`${at(hour)}%`} y1="16" y2={HEIGHT} />
            <text className={css['hour']} x={`${at(hour)}%`} dx="4" y="14">
              {time(hour)}
            </text>
          </g>
        ))}
    </>
  );
}

const Legend = () => (
  <figcaption className={css['legend']}>
    <span>
      <i className={css['keySession']} />
      <Trans>In use</Trans>
    </span>
    <span>
      <i className={css['keyBeside']} />
      <Trans>Collided</Trans>
    </span>
    <span>
      <i className={css['keyImpaired']} />
      <Trans>Impaired</Trans>
    </span>
    <span>
      <i className={css['keyOut']} />
      <Trans>Out of service</Trans>
    </span>
    <span>
      <i className={css['keyUnseen']} />
      <Trans>No data</Trans>
    </span>
  </figcaption>
);
