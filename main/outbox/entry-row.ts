import { z } from 'zod';
import type { NewEntry, OutboxEntry } from '../../client/hub-link.ts';
import type { IntentBody } from '../../protocol/intents.ts';
import { type Refusal, refusal } from '../../protocol/refusals.ts';
import { named } from '../../protocol/scalars.ts';
import { savedSignIn } from '../../protocol/sign-in-list.ts';

const row = z.object({
  id: z.string(),
  n: z.int(),
  occurred_at: z.int(),
  clock_error_ms: z.int().nullable(),
  offline: z.union([z.literal(0), z.literal(1)]),
  done_by: z.string().nullable(),
  body: z.string(),
  state: z.enum(['saved', 'sent', 'confirmed', 'refused']),
  outcome: z.string().nullable(),
});
export type EntryRow = z.infer<typeof row>;

/** A body that an older version wrote is sent as it is: the hub says what it thinks of it, and nothing is lost here. */
const body = z.looseObject({ type: z.string() });
const doneBy = z.object({ by: named.optional(), savedSignIn: savedSignIn.optional() });
const confirmation = z.object({ result: z.unknown(), seq: z.record(z.string(), z.number()) });

export function toRow(entry: OutboxEntry): EntryRow {
  const { id, n, occurredAt, clockErrorMs = null, offline, by, savedSignIn, state } = entry;
  return {
    id,
    n,
    occurred_at: occurredAt,
    clock_error_ms: clockErrorMs,
    offline: offline ? 1 : 0,
    done_by: by || savedSignIn ? JSON.stringify({ by, savedSignIn }) : null,
    body: JSON.stringify(entry.body),
    state,
    outcome: outcomeOf(entry),
  };
}

export function fromRow(stored: unknown): OutboxEntry {
  const { state, ...texts } = row.parse(stored);
  const head = headOf(texts);
  switch (state) {
    case 'saved':
    case 'sent':
      return { ...head, state };
    case 'confirmed': {
      const { result, seq } = confirmation.parse(JSON.parse(texts.outcome ?? ''));
      return { ...head, state, result, seq };
    }
    case 'refused':
      return { ...head, state, refusal: refusal.parse(JSON.parse(texts.outcome ?? '')) as Refusal };
  }
}

const headOf = (stored: Omit<EntryRow, 'state'>): NewEntry & { n: number } => ({
  id: stored.id,
  n: stored.n,
  occurredAt: stored.occurred_at,
  ...(stored.clock_error_ms !== null && { clockErrorMs: stored.clock_error_ms }),
  ...(stored.offline === 1 && { offline: true }),
  ...(stored.done_by !== null && readDoneBy(stored.done_by)),
  body: body.parse(JSON.parse(stored.body)) as unknown as IntentBody,
});

const readDoneBy = (stored: string): Pick<NewEntry, 'by' | 'savedSignIn'> => {
  const { by, savedSignIn: proof } = doneBy.parse(JSON.parse(stored));
  return { ...(by && { by }), ...(proof && { savedSignIn: proof }) };
};

function outcomeOf(entry: OutboxEntry): string | null {
  switch (entry.state) {
    case 'saved':
    case 'sent':
      return null;
    case 'confirmed':
      return JSON.stringify({ result: entry.result, seq: entry.seq });
    case 'refused':
      return JSON.stringify(entry.refusal);
  }
}
