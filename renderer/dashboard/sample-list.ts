import { z } from 'zod';
import { isFinished, type Sample, sampleStatus } from '../../protocol/entities.ts';
import { fitsSample } from '../../protocol/sample-list.ts';
import { id } from '../../protocol/scalars.ts';
import { isUnreadBy } from '../store/samples.ts';

/** What is in the inbox, by whose it is; `finished` is what has been, asked of the hub. */
export const WHOSE = ['all', 'unread', 'mine', 'nobodys', 'finished'] as const;
export type Whose = (typeof WHOSE)[number];

/** What a list of samples shows; an empty word asks for nothing. */
export const sampleFilter = z.object({
  whose: z.enum(WHOSE).catch('all'),
  status: z.union([sampleStatus, z.literal('')]).catch(''),
  kind: z.string().max(200).catch(''),
  recipientId: z.union([id, z.literal('')]).catch(''),
  search: z.string().max(200).catch(''),
});
export type SampleFilter = z.infer<typeof sampleFilter>;

export interface SampleList {
  rows: Sample[];
  /** What each would show, given the rest of the filter. */
  counts: Record<Whose, number>;
}

/** The samples that a filter finds, the last submitted first; those of one receipt stay together. */
export function sampleList(samples: readonly Sample[], filter: SampleFilter, userId: string): SampleList {
  const found = samples.filter((one) => fitsSample(one, wordsOf(filter)));
  const isIts: Record<Whose, (one: Sample) => boolean> = {
    all: () => true,
    unread: (one) => isUnreadBy(one, userId),
    mine: (one) => one.assignee?.id === userId,
    nobodys: (one) => one.assignee === undefined && !isFinished(one),
    finished: isFinished,
  };
  return {
    rows: found.filter(isIts[filter.whose]).toSorted(byAge),
    counts: Object.fromEntries(
      WHOSE.map((whose) => [whose, found.filter(isIts[whose]).length]),
    ) as SampleList['counts'],
  };
}

/** What the hub is asked for, and what finds those in the inbox here. */
export const wordsOf = ({ status, kind, recipientId, search }: SampleFilter) => ({
  ...(status !== '' && { status }),
  ...(kind !== '' && { kind }),
  ...(recipientId !== '' && { recipient: recipientId }),
  ...(search.trim() !== '' && { search: search.trim() }),
});

const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const byAge = (a: Sample, b: Sample): number =>
  b.submittedAt - a.submittedAt || a.receipt.localeCompare(b.receipt) || order.compare(a.label, b.label);

/** What the lists of a filter offer: what there is, by name. */
export const kindsOf = (samples: readonly Sample[]): string[] =>
  [...new Set(samples.map((one) => one.kind))].filter(Boolean).toSorted(order.compare);

export const recipientsOf = (samples: readonly Sample[]): { id: string; name: string }[] =>
  [...new Map(samples.map(({ recipient }) => [recipient.id, recipient])).values()].toSorted((a, b) =>
    order.compare(a.name, b.name),
  );
