import { type Role, type Sample, type SampleStatus, sampleStatus } from './entities.ts';

/** Whose a sample is to work on: whom it is for, who has taken it on, and whoever runs the lab. */
export const mayWorkOn = ({ recipient, assignee }: Sample, who: { id: string; role: Role }): boolean =>
  who.role !== 'researcher' || recipient.id === who.id || assignee?.id === who.id;

const ORDER = sampleStatus.options;

/** Whether a change of status asks for a word why: back on the path, or to `rejected`. */
export const needsNote = (from: SampleStatus, to: SampleStatus): boolean =>
  ORDER.indexOf(to) < ORDER.indexOf(from) || to === 'rejected';
