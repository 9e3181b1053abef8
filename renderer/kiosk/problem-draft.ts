import { z } from 'zod';
import { NO_WORDS, problemWords } from '../ui/problem-report.ts';
import { draftsOf } from './draft.ts';

const problemDraft = problemWords.extend({ note: z.string() });
export type ProblemDraft = z.infer<typeof problemDraft>;

/** A person's, about one piece of equipment. */
export const problemDrafts = draftsOf('problem-draft', problemDraft, { ...NO_WORDS, note: '' });
