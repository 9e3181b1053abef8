import { z } from 'zod';
import { type Problem, severity } from '../../protocol/entities.ts';

/** An empty word asks for nothing. */
export const problemFilter = z.object({
  severity: z.union([severity, z.literal('')]).catch(''),
  search: z.string().max(200).catch(''),
});
export type ProblemFilter = z.infer<typeof problemFilter>;

export interface ProblemRow {
  id: string;
  problem: Problem;
  /** Of its equipment; empty where that is not in the lab any more. */
  name: string;
  room: string;
}

const RANK = severity.options;

/** The open problems that a filter finds: the worst first, then what has waited longest. */
export function problemList(rows: readonly ProblemRow[], filter: ProblemFilter): ProblemRow[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows
    .filter(({ problem }) => filter.severity === '' || problem.severity === filter.severity)
    .filter((row) => words.every((word) => textOf(row).includes(word)))
    .toSorted((a, b) => rankOf(b) - rankOf(a) || a.problem.reportedAt - b.problem.reportedAt);
}

const rankOf = ({ problem }: ProblemRow): number => RANK.indexOf(problem.severity);
const textOf = ({ problem: { note, reportedBy }, name, room }: ProblemRow): string =>
  [name, room, note, reportedBy.name].join(' ').toLowerCase();
