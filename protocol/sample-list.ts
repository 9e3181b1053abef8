import { z } from 'zod';
import { type Sample, sample, sampleStatus } from './entities.ts';
import { type Place, place } from './place.ts';
import { id } from './scalars.ts';
import { hasWords } from './words.ts';

/** Which samples; what is left out asks for nothing. */
const filter = z.strictObject({
  status: sampleStatus.optional(),
  kind: z.string().min(1).max(200).optional(),
  /** For whom they are. */
  recipient: id.optional(),
  /** Words that are all in it: label, receipt, kind, people. */
  search: z.string().max(200).optional(),
});
type SampleListFilter = z.infer<typeof filter>;

/** `GET /api/v1/samples`: a page of the finished ones, from behind a place. */
export const sampleQuery = filter.extend({
  before: place.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type SampleQuery = z.infer<typeof sampleQuery>;

/** `next` is the `before` of the next page; there may be one although this page is short or empty. */
export const samplePage = z.object({ samples: z.array(sample), next: z.string().optional() });
export type SamplePage = z.infer<typeof samplePage>;

export const placeOfSample = ({ submittedAt, id: sampleId }: Sample): Place => ({ at: submittedAt, id: sampleId });

/** Whether a filter finds a sample. The hub and screens ask the same. */
export const fitsSample = (one: Sample, { status, kind, recipient, search = '' }: SampleListFilter): boolean =>
  (status === undefined || one.status === status) &&
  (kind === undefined || one.kind === kind) &&
  (recipient === undefined || one.recipient.id === recipient) &&
  hasWords(textOf(one), search);

/** A receipt is read out and typed without its dash too. */
const textOf = ({ label, receipt, kind, submittedBy, recipient, assignee }: Sample): string =>
  [label, receipt, receipt.replace('-', ''), kind, submittedBy.name, recipient.name, assignee?.name].join(' ');
