import { z } from 'zod';
import type { OutboxEntry } from '../../client/hub-link.ts';
import { type Session, session } from '../../protocol/entities.ts';
import type { IntentBody } from '../../protocol/intents.ts';

/** An act of this screen that the hub has taken. It leaves the outbox then; what became of it is told a while longer. */
export interface AnsweredAct {
  id: string;
  /** The hub's time at which it was pressed. */
  occurredAt: number;
  body: IntentBody;
  /** The session that it began, where that collided. */
  collision: Session | null;
}

/** As many as a person may want to look back at. */
const KEPT = 12;
const told = z.object({ session });

/** Every confirmed entry passes through the outbox once; the same list where none is new. */
export function withAnswered(before: readonly AnsweredAct[], outbox: readonly OutboxEntry[]): readonly AnsweredAct[] {
  const known = new Set(before.map((one) => one.id));
  const fresh = outbox.flatMap((entry) =>
    entry.state === 'confirmed' && !known.has(entry.id) ? [answered(entry)] : [],
  );
  return fresh.length === 0 ? before : [...before, ...fresh].slice(-KEPT);
}

function answered({ id, occurredAt, body, result }: Extract<OutboxEntry, { state: 'confirmed' }>): AnsweredAct {
  const started = body.type === 'session.start' ? told.safeParse(result).data?.session : undefined;
  return { id, occurredAt, body, collision: started?.conflict ? started : null };
}
