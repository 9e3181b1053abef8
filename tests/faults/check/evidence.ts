import type { Session } from '../../../protocol/entities.ts';
import type { Fact } from '../../../protocol/facts.ts';
import type { FloorState } from '../../../protocol/floor.ts';
import type { IntentBody } from '../../../protocol/intents.ts';
import type { StaffState } from '../../../protocol/staff.ts';
import type { IntentAck } from '../../../protocol/wire.ts';
import type { Entry, FinalState, SeenAnswer } from '../clients/journal.ts';

/** What the hub has at the end, read from its store, from its command line and over the wire by a client without a past. */
export interface Truth {
  /** `hycon export facts`, by channel. */
  logs: Record<string, Fact[]>;
  /** Where the store says that each channel ends. */
  heads: Record<string, { epoch: string; seq: number }>;
  /** What a hub that starts now would load from its tables. */
  loaded: { floor: FloorState; staff: StaffState };
  /** `hycon export sessions`. */
  sessions: Session[];
  intents: { id: string; ack: IntentAck }[];
  /** The snapshots that a newcomer is sent. */
  fresh: Record<string, { epoch: string; seq: number; state: unknown }>;
  /** What a newcomer is sent who says that it has seen nothing of this history yet. */
  replayed: Record<string, Fact[]>;
}

/** An act from the press to its end, as its client saw it. */
export interface Act {
  id: string;
  client: string;
  body: IntentBody;
  by: string | null;
  answers: SeenAnswer[];
}

/** One client's diary, put in order. */
export interface Story {
  name: string;
  entries: Entry[];
  /** In the order in which they were made. */
  acts: Act[];
  final: FinalState | undefined;
}

export interface Evidence {
  truth: Truth;
  stories: Story[];
}

/** Something that must never be: which rule it breaks, and about what. */
export interface Violation {
  rule: string;
  what: string;
}

export function storyOf(name: string, entries: Entry[]): Story {
  const acts = new Map<string, Act>();
  let final: FinalState | undefined;
  for (const entry of entries) {
    if (entry.k === 'made' && !acts.has(entry.id)) {
      const { id, body, by } = entry;
      acts.set(id, { id, client: name, body, by, answers: [] });
    }
    if (entry.k === 'answer') acts.get(entry.id)?.answers.push(entry.answer);
    if (entry.k === 'final') final = entry;
  }
  return { name, entries, acts: [...acts.values()], final };
}

/** The facts of the two channels that everything is on once; a person's own channel repeats them. */
export const mainFacts = (truth: Truth): { channel: string; fact: Fact }[] =>
  ['floor', 'staff'].flatMap((channel) => (truth.logs[channel] ?? []).map((fact) => ({ channel, fact })));

export const placeOf = (channel: string, seq: number): string => `${channel}/${seq}`;

/** How an act is named in a violation. */
export const nameOf = (act: Act): string => `${act.client}’s ${act.body.type} ${act.id}`;
