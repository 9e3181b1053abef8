import type { Downtime } from '../../protocol/downtime.ts';
import type { Announcement, Problem, Sample } from '../../protocol/entities.ts';
import type { FactBody } from '../../protocol/facts.ts';
import { type Wait, waitKey } from '../../protocol/wait.ts';
import { announcementRow, downtimeRow, problemRow, sampleRow, waitRow } from './day-rows.ts';
import type { Writer } from './writer.ts';

/** The last word on an entity; a new one's id must really be new. */
interface Word<V> {
  value: V;
  isNew: boolean;
}

/** What a batch leaves behind of problems, downtimes, samples, announcements and waits. */
export interface DayWords {
  problems: Map<string, Word<Problem>>;
  downtimes: Map<string, Word<Downtime>>;
  samples: Map<string, Word<Sample>>;
  announcements: Map<string, Word<Announcement> & { clearedAt: number | null }>;
  waits: Map<string, { value: Wait; isOver: boolean }>;
}

export const noDayWords = (): DayWords => ({
  problems: new Map(),
  downtimes: new Map(),
  samples: new Map(),
  announcements: new Map(),
  waits: new Map(),
});

export type DayFact = Extract<
  FactBody,
  { problem: Problem } | { downtime: Downtime } | { sample: Sample } | { announcement: Announcement } | { wait: Wait }
>;
const FIRST: readonly string[] = ['problem.reported', 'downtime.planned', 'sample.submitted', 'announcement.posted'];

export function putDayWord(
  { problems, downtimes, samples, announcements, waits }: DayWords,
  fact: DayFact,
  at: number,
): void {
  const isFirst = FIRST.includes(fact.type);
  const word = <V extends { id: string }>(known: ReadonlyMap<string, Word<V>>, value: V): Word<V> => ({
    value,
    isNew: isFirst || known.get(value.id)?.isNew === true,
  });
  if ('problem' in fact) problems.set(fact.problem.id, word(problems, fact.problem));
  else if ('downtime' in fact) downtimes.set(fact.downtime.id, word(downtimes, fact.downtime));
  else if ('wait' in fact) waits.set(waitKey(fact.wait), { value: fact.wait, isOver: fact.type === 'wait.ended' });
  else if ('sample' in fact) samples.set(fact.sample.id, word(samples, fact.sample));
  else {
    const clearedAt = fact.type === 'announcement.cleared' ? at : null;
    announcements.set(fact.announcement.id, { ...word(announcements, fact.announcement), clearedAt });
  }
}

export function writeDay(writer: Writer, { problems, downtimes, samples, announcements, waits }: DayWords): void {
  for (const { value, isNew } of problems.values()) {
    const row = problemRow(value);
    if (isNew) writer.run((db) => db.insertInto('problem').values(row));
    else writer.run((db) => db.updateTable('problem').set(row).where('id', '=', value.id));
  }
  for (const { value, isNew } of downtimes.values()) {
    const row = downtimeRow(value);
    if (isNew) writer.run((db) => db.insertInto('downtime').values(row));
    else writer.run((db) => db.updateTable('downtime').set(row).where('id', '=', value.id));
  }
  for (const { value, isNew } of samples.values()) {
    const row = sampleRow(value);
    if (isNew) writer.run((db) => db.insertInto('sample').values(row));
    else writer.run((db) => db.updateTable('sample').set(row).where('id', '=', value.id));
  }
  for (const { value, isNew, clearedAt } of announcements.values()) {
    const row = announcementRow(value, clearedAt);
    if (isNew) writer.run((db) => db.insertInto('announcement').values(row));
    else writer.run((db) => db.updateTable('announcement').set(row).where('id', '=', value.id));
  }
  for (const one of waits.values()) writeWait(writer, one);
}

function writeWait(writer: Writer, { value, isOver }: { value: Wait; isOver: boolean }): void {
  const { user_id, equipment_id, ...row } = waitRow(value);
  if (isOver) {
    writer.run((db) => db.deleteFrom('wait').where('user_id', '=', user_id).where('equipment_id', '=', equipment_id));
    return;
  }
  writer.run((db) =>
    db
      .insertInto('wait')
      .values({ user_id, equipment_id, ...row })
      .onConflict((on) => on.columns(['user_id', 'equipment_id']).doUpdateSet(row)),
  );
}
