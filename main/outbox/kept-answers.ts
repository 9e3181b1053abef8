import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { lastAnswered } from '../../client/answered-acts.ts';
import type { AnsweredAct } from '../../client/hub-link.ts';
import type { Outbox } from '../../client/outbox.ts';
import { session } from '../../protocol/entities.ts';
import { intentBody } from '../../protocol/intents.ts';
import { epochMs, id } from '../../protocol/scalars.ts';

const stored = z.object({ act: z.string() });
const answeredAct = z.object({
  id,
  occurredAt: epochMs,
  answeredAt: epochMs,
  offline: z.literal(true).optional(),
  body: intentBody,
  collision: session.nullable(),
});

/** The acts that left the queue with a yes. They are for looking back at: one that can't be read any more is left out. */
export function keptAnswers(db: Database): Pick<Outbox, 'answered' | 'settle'> {
  const list = db.prepare('SELECT act FROM answered ORDER BY place');
  const takeOut = db.prepare('DELETE FROM entry WHERE id = ?');
  const put = db.prepare('INSERT OR REPLACE INTO answered (id, act) VALUES (?, ?)');
  const drop = db.prepare('DELETE FROM answered WHERE id NOT IN (SELECT value FROM json_each(?))');
  const read = (): AnsweredAct[] => list.all().flatMap(readAct);
  const settle = db.transaction((acts: readonly AnsweredAct[]) => {
    const kept = lastAnswered(read(), acts).map((one) => one.id);
    for (const act of acts) {
      takeOut.run(act.id);
      put.run(act.id, JSON.stringify(act));
    }
    drop.run(JSON.stringify(kept));
  });
  return { answered: read, settle: (acts) => settle.immediate(acts) };
}

function readAct(row: unknown): AnsweredAct[] {
  const parsed = answeredAct.safeParse(jsonOf(stored.parse(row).act));
  if (!parsed.success) return [];
  const { offline, ...act } = parsed.data;
  return [{ ...act, ...(offline && { offline }) }];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
