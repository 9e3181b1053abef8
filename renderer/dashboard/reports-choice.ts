import { z } from 'zod';
import { type ReportBy, reportBy } from '../../protocol/reports.ts';
import { durationMs } from '../../protocol/scalars.ts';
import { dayAfter, dayOf } from './days.ts';

export const RANGES = ['this-week', 'last-week', 'this-month', 'custom'] as const;
export type Range = (typeof RANGES)[number];

export const COLUMNS = ['name', 'uses', 'usedMs', 'collidedMs', 'observed'] as const;
export type UseColumn = (typeof COLUMNS)[number];

export interface UseSort {
  column: UseColumn;
  isDown: boolean;
}

/** What somebody wants to see; the address says it, so that a link shows the same. */
export interface ReportChoice {
  range: Range;
  /** The first and the last day of a custom range, as a date field says them. */
  first: string;
  last: string;
  by: ReportBy;
  /** The hub's own order where nothing is chosen. */
  sort: UseSort | undefined;
}

const sortWord = z.templateLiteral([z.enum(['', '-']), z.enum(COLUMNS)]);
const address = z.object({
  range: z.enum(RANGES).catch('this-week'),
  first: z.iso.date().catch(''),
  last: z.iso.date().catch(''),
  by: reportBy.catch('equipment'),
  sort: sortWord.optional().catch(undefined),
});

/** What an address says; what it gets wrong is as if it was not there. */
export function readChoice(search: string): ReportChoice {
  const { sort, ...choice } = address.parse(Object.fromEntries(new URLSearchParams(search)));
  const column = sort?.replace('-', '') as UseColumn | undefined;
  return { ...choice, sort: column && { column, isDown: sort?.startsWith('-') === true } };
}

export function searchOf({ range, first, last, by, sort }: ReportChoice): string {
  const words = new URLSearchParams({ range, by });
  if (range === 'custom') {
    words.set('first', first);
    words.set('last', last);
  }
  if (sort) words.set('sort', `${sort.isDown ? '-' : ''}${sort.column}`);
  return `?${words.toString()}`;
}

export interface Days {
  from: number;
  to: number;
}

/** Whole days by this computer's clock; none where the dates of a custom range make no time, or too long a one. */
export function daysOf({ range, first, last }: ReportChoice, now: number): Days | undefined {
  const today = new Date(now);
  const day = (of: Date, days: number): number =>
    new Date(of.getFullYear(), of.getMonth(), of.getDate() + days).getTime();
  const monday = -((today.getDay() + 6) % 7);
  switch (range) {
    case 'this-week':
      return { from: day(today, monday), to: day(today, monday + 7) };
    case 'last-week':
      return { from: day(today, monday - 7), to: day(today, monday) };
    case 'this-month':
      return {
        from: new Date(today.getFullYear(), today.getMonth(), 1).getTime(),
        to: new Date(today.getFullYear(), today.getMonth() + 1, 1).getTime(),
      };
    case 'custom': {
      const days = { from: dayOf(first).getTime(), to: dayAfter(last).getTime() };
      return durationMs.safeParse(days.to - days.from).success ? days : undefined;
    }
  }
}
