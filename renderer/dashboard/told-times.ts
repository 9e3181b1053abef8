import type { Session } from '../../protocol/entities.ts';

interface ToldTimes {
  startToldAt: number | undefined;
  endToldAt: number | undefined;
}

/** When the hub heard of a session's start and of its end, where either was told late. */
export function toldTimes({ endedAt, toldAt, conflict }: Session): ToldTimes {
  // What was heard before the end was the start: nobody tells of an end that has yet to come.
  const isOfStart = toldAt !== undefined && (endedAt === undefined || toldAt < endedAt);
  return {
    startToldAt: conflict?.toldAt ?? (isOfStart ? toldAt : undefined),
    endToldAt: conflict?.endToldAt ?? (isOfStart || endedAt === undefined ? undefined : toldAt),
  };
}
