import { z } from 'zod';
import { sampleStatus } from '../entities.ts';
import { id, name, note } from '../scalars.ts';

/** The most samples that are submitted, or read, in one act. */
export const MAX_SAMPLES = 50;
const newSample = z.strictObject({ sampleId: id, label: name, kind: name.optional(), hazard: note.optional() });

const sampleSubmit = z.strictObject({
  type: z.literal('sample.submit'),
  samples: z.array(newSample).min(1).max(MAX_SAMPLES),
  recipientId: id,
});

const sampleSetStatus = z.strictObject({
  type: z.literal('sample.set-status'),
  sampleId: id,
  status: sampleStatus,
  /** The status that the asker saw; where it is no longer so, somebody was quicker. */
  from: sampleStatus.optional(),
  note: note.optional(),
});

const sampleAssign = z.strictObject({
  type: z.literal('sample.assign'),
  sampleId: id,
  /** Whoever asks, where there is none. */
  assigneeId: id.optional(),
  /** Whom it is taken from; without it only a sample that nobody has can be assigned. */
  fromId: id.optional(),
});

const sampleMarkRead = z.strictObject({
  type: z.literal('sample.mark-read'),
  sampleIds: z.array(id).min(1).max(MAX_SAMPLES),
});

export const sampleIntents = [sampleSubmit, sampleSetStatus, sampleAssign, sampleMarkRead] as const;
