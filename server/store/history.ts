import type { Kysely } from 'kysely';
import type { Sample, Session } from '../../protocol/entities.ts';
import type { Place } from '../../protocol/place.ts';
import { readSample } from './day-rows.ts';
import { readSession } from './rows.ts';
import type { Tables } from './tables.ts';

export async function sessionOf(db: Kysely<Tables>, id: string): Promise<Session | undefined> {
  const row = await db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirst();
  return row && readSession(row);
}

/** Sessions that started at or after a time, oldest first, from behind the one named. */
export async function sessionsFrom(
  db: Kysely<Tables>,
  startedAt: number,
  limit: number,
  after: { startedAt: number; id: string } = { startedAt, id: '' },
): Promise<Session[]> {
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple('started_at', 'id'), '>', tuple(Math.max(after.startedAt, startedAt), after.id)),
    )
    .orderBy('started_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(readSession);
}

/** Sessions that ended after a time, in the order in which they ended, from behind the one named. */
export async function sessionsEndedAfter(
  db: Kysely<Tables>,
  endedAt: number,
  limit: number,
  after: { endedAt: number; id: string } = { endedAt: endedAt + 1, id: '' },
): Promise<Session[]> {
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where(({ eb, refTuple, tuple }) => eb(refTuple('ended_at', 'id'), '>', tuple(after.endedAt, after.id)))
    .orderBy('ended_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(readSession);
}

/** Sessions that ended before a place in the order of their ends, the last first. */
export async function sessionsEndedBefore(
  db: Kysely<Tables>,
  before: Place,
  { limit, from }: { limit: number; from: number },
): Promise<Session[]> {
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where(({ eb, refTuple, tuple }) => eb(refTuple('ended_at', 'id'), '<', tuple(before.at, before.id)))
    .where('ended_at', '>=', from)
    .orderBy('ended_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(readSession);
}

export async function openSessions(db: Kysely<Tables>): Promise<Session[]> {
  const rows = await db.selectFrom('session').selectAll().where('ended_at', 'is', null).execute();
  return rows.map(readSession);
}

/** Samples from a time on, oldest first, by when they were submitted. */
export async function samplesFrom(
  db: Kysely<Tables>,
  submittedAt: number,
  limit: number,
  after: { submittedAt: number; id: string } = { submittedAt, id: '' },
): Promise<Sample[]> {
  const rows = await db
    .selectFrom('sample')
    .selectAll()
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple('submitted_at', 'id'), '>', tuple(Math.max(after.submittedAt, submittedAt), after.id)),
    )
    .orderBy('submitted_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(readSample);
}

/** Finished samples submitted before a place in that order, the last first. */
export async function samplesFinishedBefore(
  db: Kysely<Tables>,
  before: Place | undefined,
  limit: number,
): Promise<Sample[]> {
  const rows = await db
    .selectFrom('sample')
    .selectAll()
    .where('status', 'in', ['done', 'rejected'])
    .$if(before !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('submitted_at', 'id'), '<', tuple(before?.at ?? 0, before?.id ?? '')),
      ),
    )
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(readSample);
}
