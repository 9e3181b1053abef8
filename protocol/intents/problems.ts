import { z } from 'zod';
import { severity } from '../entities.ts';
import { id, name, note } from '../scalars.ts';

/** A word or two that people choose from a list; sites have their own. */
const category = name;

const problemReport = z.strictObject({
  type: z.literal('problem.report'),
  /** The intent's own id where there is none. */
  problemId: id.optional(),
  equipmentId: id,
  category,
  severity,
  stillUsable: z.boolean(),
  note: note.optional(),
});

const problemResolve = z.strictObject({ type: z.literal('problem.resolve'), problemId: id, note: note.optional() });

export const problemIntents = [problemReport, problemResolve] as const;
