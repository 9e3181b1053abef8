import { z } from 'zod';
import { NO_WORDS, problemWords } from '../ui/problem-report.ts';
import { draftsOf } from './draft.ts';

const endDraft = z.object({
  outcome: z.enum(['completed', 'problem']),
  notes: z.string(),
  problem: problemWords.default(NO_WORDS),
  /** The report went out before the end did: pressed again, only the end does. */
  isReported: z.boolean().default(false),
});
/** What somebody has written about a session that they have not ended yet. */
export type EndDraft = z.infer<typeof endDraft>;

/** By session. */
export const endDrafts = draftsOf<EndDraft>('end-draft', endDraft, {
  outcome: 'completed',
  notes: '',
  problem: NO_WORDS,
  isReported: false,
});
