import type { Session } from '../../protocol/entities.ts';

/** When a use really ended: now, as it was planned, or when somebody last touched anything. */
export type EndChoice = 'now' | 'planned' | 'touched';

/** The ends that are honest for a session that may have been forgotten, the earliest first; only `now` where it was not. */
export function endChoices({ startedAt, plannedEndAt, idleSince }: Session, now: number): Map<EndChoice, number> {
  const all: [EndChoice, number | undefined][] = [
    ['touched', idleSince],
    ['planned', plannedEndAt],
  ];
  const past = all.flatMap(([choice, at]): [EndChoice, number][] =>
    at !== undefined && at > startedAt && at < now ? [[choice, at]] : [],
  );
  return new Map<EndChoice, number>([...past.toSorted(([, a], [, b]) => a - b), ['now', now]]);
}
