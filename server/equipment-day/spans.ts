import type { ConditionSpan, DaySpan } from '../../protocol/equipment-day.ts';
import type { ConditionChange } from '../store/store.ts';

/** What lies between the times in sight, where that is longer than a moment. They come in the order of their beginnings. */
export function gapsBetween(seen: readonly DaySpan[], { from, to }: DaySpan, momentMs: number): DaySpan[] {
  const gaps: DaySpan[] = [];
  let seenUntil = from;
  for (const one of [...seen, { from: to, to }]) {
    if (one.from - seenUntil > momentMs) gaps.push({ from: seenUntil, to: one.from });
    seenUntil = Math.max(seenUntil, one.to);
  }
  return gaps;
}

/** How long each of a row of conditions lasted within a day; what works is left out. They come in their order. */
export function conditionSpans(changes: readonly ConditionChange[], { from, to }: DaySpan): ConditionSpan[] {
  const told = changes.filter((one, i) => !isSame(one, changes[i - 1]));
  return told.flatMap(({ at, ...how }, i) => {
    const span = { ...how, from: Math.max(from, at), to: Math.min(to, told[i + 1]?.at ?? to) };
    return how.condition === 'operational' || span.from >= span.to ? [] : [span];
  });
}

/** When it is back may be all that was changed. */
const isSame = (a: ConditionChange, b: ConditionChange | undefined): boolean =>
  a.condition === b?.condition && a.reason === b.reason;
