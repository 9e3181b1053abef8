import { z } from 'zod';
import { PROBLEM_CATEGORIES, type Severity, severity } from '../../protocol/entities.ts';
import type { IntentOf } from '../../protocol/intents.ts';

/** What is said of a problem so far; `usable` is null until somebody says other than the severity lets expect. */
export const problemWords = z.object({
  category: z.enum(PROBLEM_CATEGORIES).nullable(),
  severity,
  usable: z.boolean().nullable(),
});
export type ProblemWords = z.infer<typeof problemWords>;

export const NO_WORDS: ProblemWords = { category: null, severity: 'minor', usable: null };

/** What is critical is not used on, unless somebody says so. */
export const isStillUsable = ({ severity, usable }: { severity: Severity; usable: boolean | null }): boolean =>
  usable ?? severity !== 'critical';

/** What is sent; null while nobody has said what it is about. */
export function reportOf(
  { category, severity, usable }: ProblemWords,
  about: { problemId: string; equipmentId: string; note: string },
): IntentOf<'problem.report'> | null {
  if (category === null) return null;
  const { note, ...ids } = { ...about, note: about.note.trim() };
  const stillUsable = isStillUsable({ severity, usable });
  return { type: 'problem.report', ...ids, category, severity, stillUsable, ...(note !== '' && { note }) };
}
