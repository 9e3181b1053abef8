import type { Session } from '../../protocol/entities.ts';
import { byEnd, isFound, type SessionFilter } from '../../protocol/session-list.ts';

interface RowsOptions {
  /** The open ones, live. */
  open: readonly Session[];
  /** What the hub was asked for. */
  read: readonly Session[];
  now: number;
  nameOf(equipmentId: string): string;
}

/** The sessions that a filter finds: of the open ones what is live counts, of the ended what was read. */
export function sessionRows(filter: SessionFilter, { open, read, now, nameOf }: RowsOptions): Session[] {
  const rows = new Map(open.map((one) => [one.id, one]));
  for (const one of read) if (one.endedAt !== undefined) rows.set(one.id, one);
  return [...rows.values()]
    .filter((one) => isFound(one, filter, { now, equipmentName: nameOf(one.equipmentId) }))
    .toSorted(byEnd);
}
