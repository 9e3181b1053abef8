import { isInSight, type Sample } from './entities.ts';

/** What a fact about a sample does to a list of those in sight. */
export const sampleChange = ({ sample: value }: { sample: Sample }) =>
  isInSight(value) ? ({ map: 'samples', id: value.id, value } as const) : ({ map: 'samples', id: value.id } as const);
