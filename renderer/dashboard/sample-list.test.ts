import { describe, expect, test } from 'vitest';
import type { Sample } from '../../protocol/entities.ts';
import { kindsOf, recipientsOf, type SampleFilter, sampleFilter, sampleList } from './sample-list.ts';

const ALL_SAMPLES = sampleFilter.parse({});

const ana = { id: 'ana', name: 'Ana Kovač' };
const maria = { id: 'maria', name: 'Maria Lindqvist' };
const base: Sample = {
  id: 's',
  receipt: '7KQ2-M9XA',
  label: 'A1',
  kind: 'Serum',
  status: 'submitted',
  submittedBy: ana,
  submittedAt: 10,
  recipient: maria,
  changedBy: ana,
  changedAt: 10,
  followerIds: ['ana', 'maria'],
  unreadBy: ['maria'],
};
const samples: Sample[] = [
  { ...base, id: 'a10', label: 'A10' },
  { ...base, id: 'a2', label: 'A2', assignee: maria, unreadBy: [] },
  { ...base, id: 'b', label: 'B', receipt: '0000-0001', kind: 'Film', submittedAt: 20, recipient: ana, unreadBy: [] },
  { ...base, id: 'c', label: 'C', receipt: '0000-0002', kind: '', submittedAt: 5, status: 'done', unreadBy: ['ana'] },
];
const idsOf = (filter: Partial<SampleFilter>, who = 'maria') =>
  sampleList(samples, { ...ALL_SAMPLES, ...filter }, who).rows.map((one) => one.id);

describe('the list of samples', () => {
  test('S-SA1 the last submitted comes first, those of one receipt stay together by label', () => {
    expect(idsOf({})).toEqual(['b', 'a2', 'a10', 'c']);
  });

  test('S-SA1 a filter shows what its count says', () => {
    for (const who of ['maria', 'ana']) {
      const { counts } = sampleList(samples, ALL_SAMPLES, who);
      for (const whose of ['all', 'unread', 'mine', 'nobodys'] as const) {
        expect(idsOf({ whose }, who)).toHaveLength(counts[whose]);
      }
    }
    expect(idsOf({ whose: 'unread' })).toEqual(['a10']);
    expect(idsOf({ whose: 'unread' }, 'ana')).toEqual(['c']);
    expect(idsOf({ whose: 'mine' })).toEqual(['a2']);
    expect(idsOf({ whose: 'nobodys' })).toEqual(['b', 'a10']);
  });

  test('S-SA1 status, kind and recipient narrow it, and the counts with it', () => {
    expect(idsOf({ status: 'done' })).toEqual(['c']);
    expect(idsOf({ kind: 'Film' })).toEqual(['b']);
    expect(idsOf({ recipientId: 'ana' })).toEqual(['b']);
    const narrow = { ...ALL_SAMPLES, kind: 'Serum' };
    expect(sampleList(samples, narrow, 'maria').counts).toEqual({
      all: 2,
      unread: 1,
      mine: 1,
      nobodys: 1,
      finished: 0,
    });
  });

  test('S-SA1 a search finds labels, receipts with and without their dash, kinds and people', () => {
    expect(idsOf({ search: 'a10' })).toEqual(['a10']);
    expect(idsOf({ search: '7kq2-m9xa' })).toEqual(['a2', 'a10']);
    expect(idsOf({ search: '7kq2m9' })).toEqual(['a2', 'a10']);
    expect(idsOf({ search: 'film' })).toEqual(['b']);
    expect(idsOf({ search: 'lindqvist serum' })).toEqual(['a2', 'a10']);
    expect(idsOf({ search: 'nothing such' })).toEqual([]);
  });

  test('S-SA1 the lists of a filter offer what there is', () => {
    expect(kindsOf(samples)).toEqual(['Film', 'Serum']);
    expect(recipientsOf(samples)).toEqual([ana, maria]);
  });
});
