import { expect, test } from 'vitest';
import { MAX_SAMPLES } from '../../protocol/intents/samples.ts';
import { countOf, draftOf, NO_SAMPLES, submissionOf, withLabel } from './sample-draft.ts';

const ids = () => {
  let n = 0;
  return () => `01890000-0000-7000-8000-00000000000${n++}`;
};
const about = () => ({ kind: '', recipientId: 'maria', newId: ids() });

test('S-KD6 labels are taken once each, without blanks around them, as many as one act may have', () => {
  expect(withLabel(['A1'], ' A2 ')).toEqual(['A1', 'A2']);
  expect(withLabel(['A1'], 'A1')).toEqual(['A1']);
  expect(withLabel(['A1'], '  ')).toEqual(['A1']);
  const full = Array.from({ length: MAX_SAMPLES }, (_, at) => `S${at}`);
  expect(withLabel(full, 'one more')).toBe(full);
  expect(withLabel([], 'x'.repeat(90))).toEqual(['x'.repeat(80)]);
});

test('S-KD6 labels count themselves; without any it is as many as were said', () => {
  expect(countOf({ labels: ['A1', 'A2'], count: 8 })).toBe(2);
  expect(countOf({ labels: [], count: 8 })).toBe(8);
});

test('S-KD5 samples without a label bear the receipt and a number, as it is written on them', () => {
  const { samples } = submissionOf({ ...NO_SAMPLES, count: 2 }, about());
  expect(samples.map(({ label }) => label)).toEqual(['0000-0000-1', '0000-0000-2']);
  expect(submissionOf(NO_SAMPLES, about()).samples.map(({ label }) => label)).toEqual(['0000-0000']);
});

test('S-KD5 kind and hazard are said of each; what was not said is not sent', () => {
  const draft = { labels: ['A1', 'A2'], count: 1, hazard: ' Toxic ' };
  expect(submissionOf(draft, { ...about(), kind: 'Tissue' })).toEqual({
    type: 'sample.submit',
    recipientId: 'maria',
    samples: [
      { sampleId: '01890000-0000-7000-8000-000000000000', label: 'A1', kind: 'Tissue', hazard: 'Toxic' },
      { sampleId: '01890000-0000-7000-8000-000000000001', label: 'A2', kind: 'Tissue', hazard: 'Toxic' },
    ],
  });
  expect(submissionOf({ ...draft, labels: ['A1'], hazard: '' }, about()).samples).toEqual([
    { sampleId: '01890000-0000-7000-8000-000000000000', label: 'A1' },
  ]);
});

test('S-KD5 a submission that was refused can be filled in again as it was', () => {
  const labelled = { labels: ['A1', 'A2'], count: 2, hazard: 'Toxic' };
  const unlabelled = { labels: [], count: 3, hazard: '' };
  for (const draft of [labelled, unlabelled]) expect(draftOf(submissionOf(draft, about()))).toEqual(draft);
});
