import type { Session } from '../../protocol/entities.ts';
import type { ConditionSpan, DaySpan, EquipmentDay } from '../../protocol/equipment-day.ts';

/** One thing on a day's timeline, cut to the day. */
export type DayLine = DaySpan &
  ({ kind: 'session'; session: Session } | { kind: 'condition'; how: ConditionSpan } | { kind: 'unseen' });

/** Everything that a day has, in the order of its beginnings: the table under the timeline, and what the timeline draws. */
export function dayLines({ sessions, conditions, unseen, ...day }: EquipmentDay): DayLine[] {
  const lines: DayLine[] = [
    ...sessions.map((session) => ({ kind: 'session' as const, session, ...cut(session, day) })),
    ...conditions.map((how) => ({ kind: 'condition' as const, how, from: how.from, to: how.to })),
    ...unseen.map((span) => ({ kind: 'unseen' as const, ...span })),
  ];
  return lines.toSorted((a, b) => a.from - b.from || a.to - b.to);
}

const cut = ({ startedAt, endedAt }: Session, { from, to }: DaySpan): DaySpan => ({
  from: Math.max(from, startedAt),
  to: Math.min(to, endedAt ?? to),
});
