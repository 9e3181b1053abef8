import type { Kysely } from 'kysely';
import { type ProblemPhoto, photoType } from '../../protocol/photo.ts';
import type { Tables } from './tables.ts';
import type { Writer } from './writer.ts';

/** A later photo takes the place of the one before. */
export function writePhoto(writer: Writer, problemId: string, { type, bytes }: ProblemPhoto): void {
  writer.run((db) =>
    db
      .insertInto('problem_photo')
      .values({ problem_id: problemId, type, bytes })
      .onConflict((on) => on.column('problem_id').doUpdateSet({ type, bytes })),
  );
}

export async function readPhoto(db: Kysely<Tables>, problemId: string): Promise<ProblemPhoto | undefined> {
  const row = await db.selectFrom('problem_photo').selectAll().where('problem_id', '=', problemId).executeTakeFirst();
  return row && { type: photoType.parse(row.type), bytes: row.bytes };
}

/** What was resolved before that time needs no picture any more. */
export async function prunePhotos(db: Kysely<Tables>, resolvedBefore: number): Promise<void> {
  const over = db.selectFrom('problem').select('id').where('resolved_at', '<', resolvedBefore);
  await db.deleteFrom('problem_photo').where('problem_id', 'in', over).execute();
}
