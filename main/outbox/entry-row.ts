import { z } from 'zod';
import type { OutboxEntry } from '../../client/hub-link.ts';
import type { IntentBody } from '../../protocol/intents.ts';
import { type Refusal, refusal } from '../../protocol/refusals.ts';

const row = z.object({
  id: z.string(),
  n: z.int(),
  occurred_at: z.int(),
  body: z.string(),
  state: z.enum(['saved', 'sent', 'confirmed', 'refused']),
  outcome: z.string().nullable(),
});
export type EntryRow = z.infer<typeof row>;

/** A body that an older version wrote is sent as it is: the hub says what it thinks of it, and nothing is lost here. */
const body = z.looseObject({ type: z.string() });
const confirmation = z.object({ result: z.unknown(), seq: z.record(z.string(), z.number()) });

export function toRow(entry: OutboxEntry): EntryRow {
  const { id, n, occurredAt, state } = entry;
  return { id, n, occurred_at: occurredAt, body: JSON.stringify(entry.body), state, outcome: outcomeOf(entry) };
}

export function fromRow(stored: unknown): OutboxEntry {
  const { id, n, occurred_at, state, ...texts } = row.parse(stored);
  const head = { id, n, occurredAt: occurred_at, body: body.parse(JSON.parse(texts.body)) as unknown as IntentBody };
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
