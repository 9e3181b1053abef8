import { z } from 'zod';
import { isFinished, type Sample, sampleStatus } from '../../protocol/entities.ts';
import { id } from '../../protocol/scalars.ts';
import { isUnreadBy } from '../store/samples.ts';

export const WHOSE = ['all', 'unread', 'mine', 'nobodys'] as const;
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
  const words = plain(filter.search).split(/\s+/).filter(Boolean);
  const found = samples.filter((one) => fits(one, filter) && words.every((word) => textOf(one).includes(word)));
  const isIts: Record<Whose, (one: Sample) => boolean> = {
    all: () => true,
    unread: (one) => isUnreadBy(one, userId),
    mine: (one) => one.assignee?.id === userId,
    nobodys: (one) => one.assignee === undefined && !isFinished(one),
  };
  return {
    rows: found.filter(isIts[filter.whose]).toSorted(byAge),
    counts: Object.fromEntries(
      WHOSE.map((whose) => [whose, found.filter(isIts[whose]).length]),
    ) as SampleList['counts'],
  };
}

const fits = (one: Sample, { status, kind, recipientId }: SampleFilter): boolean =>
  (status === '' || one.status === status) &&
  (kind === '' || one.kind === kind) &&
  (recipientId === '' || one.recipient.id === recipientId);

/** A receipt is read out and typed without its dash too. */
const textOf = ({ label, receipt, kind, submittedBy, recipient, assignee }: Sample): string =>
  plain([label, receipt, receipt.replace('-', ''), kind, submittedBy.name, recipient.name, assignee?.name].join(' '));

const plain = (text: string): string => text.toLowerCase();

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
