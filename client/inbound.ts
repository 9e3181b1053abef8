import type { z } from 'zod';
import { type ChannelState, foldOf } from '../protocol/channels.ts';
import type { ChannelName } from '../protocol/scalars.ts';
import { type SignedList, signedList } from '../protocol/sign-in-list.ts';
import {
  type Bye,
  bye,
  type Facts,
  facts,
  type Head,
  type Hello,
  head,
  hello,
  type PresenceUpdate,
  presence,
  snapshot,
} from '../protocol/wire.ts';

export interface Whole {
  channel: ChannelName;
  epoch: string;
  seq: number;
  state: ChannelState;
}

/** A message of the hub once it is parsed. What is unknown or can't be read is said so, and changes nothing. */
export type Inbound =
  | { event: 'hello'; body: Hello }
  | { event: 'snapshot'; body: Whole }
  | { event: 'facts'; body: Facts }
  | { event: 'head'; body: Head }
  | { event: 'presence'; body: PresenceUpdate }
  | { event: 'sign-in-list'; body: SignedList }
  | { event: 'bye'; body: Bye }
  | { event: 'unknown'; name: string }
  | { event: 'unreadable'; name: string; why: string };

/** The one place where what the hub sends is read. */
export function readInbound(name: string, body: unknown): Inbound {
  switch (name) {
    case 'hello':
      return read(hello, body, name, (value) => ({ event: 'hello', body: value }));
    case 'snapshot':
      return readSnapshot(body);
    case 'facts':
      return read(facts, body, name, (value) => ({ event: 'facts', body: value as Facts }));
    case 'head':
      return read(head, body, name, (value) => ({ event: 'head', body: value }));
    case 'presence':
      return read(presence, body, name, (value) => ({ event: 'presence', body: value }));
    case 'sign-in-list':
      return read(signedList, body, name, (value) => ({ event: 'sign-in-list', body: value }));
    case 'bye':
      return read(bye, body, name, (value) => ({ event: 'bye', body: value }));
    default:
      return { event: 'unknown', name };
  }
}

/** A snapshot's state has the shape of its channel. */
const readSnapshot = (body: unknown): Inbound =>
  read(snapshot, body, 'snapshot', ({ state, ...place }) =>
    read<ChannelState>(foldOf(place.channel).schema, state, 'snapshot', (whole) => ({
      event: 'snapshot',
      body: { ...place, state: whole },
    })),
  );

function read<T>(schema: z.ZodType<T>, body: unknown, name: string, to: (value: T) => Inbound): Inbound {
  const parsed = schema.safeParse(body);
  if (parsed.success) return to(parsed.data);
  const issue = parsed.error.issues[0];
  return { event: 'unreadable', name, why: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` };
}
