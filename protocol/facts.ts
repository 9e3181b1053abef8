import { z } from 'zod';
import { downtime } from './downtime.ts';
import {
  announcement,
  enrollmentKey,
  equipment,
  problem,
  qualification,
  sample,
  session,
  signInLock,
  station,
  user,
} from './entities.ts';
import { epochMs, named, seq } from './scalars.ts';
import { wait } from './wait.ts';
import { waiting } from './waiting.ts';

/** Who did it, and where: the person, the station, or neither (the hub's own command line). */
export const author = z.object({ user: named.optional(), station: named.optional() });
export type Author = z.infer<typeof author>;

const factHead = { seq, at: epochMs, by: author };

const body = {
  'session.started': { session },
  'session.extended': { session },
  'session.ended': { session },
  /** It goes on: unattended, with nobody there, or with somebody there again. */
  'session.updated': { session },
  /** A use that was told too late to be checked, recorded beside what the floor shows. */
  'session.conflicted': { session },
  /** More is known of an ended session; the floor doesn't change. */
  'session.corrected': { session },
  'conflict.resolved': { session },
  'equipment.created': { equipment },
  'equipment.updated': { equipment },
  'equipment.condition-changed': { equipment },
  'equipment.retired': { equipment },
  'problem.reported': { problem },
  'problem.resolved': { problem },
  'problem.photo-added': { problem },
  'downtime.planned': { downtime },
  'downtime.changed': { downtime },
  /** The hub's clock has come to its start, or to its end; the condition's fact follows where that changes. */
  'downtime.started': { downtime },
  'downtime.ended': { downtime },
  'downtime.cancelled': { downtime },
  /** Somebody whom samples can be for: one who runs the lab. It follows from what is known of people. */
  'recipient.added': { recipient: named },
  'recipient.removed': { recipient: named },
  'sample.submitted': { sample },
  'sample.status-changed': { sample },
  'sample.assigned': { sample },
  /** Somebody has seen what changed last, or nobody is waited for any more. */
  'inbox.read': { sample },
  'wait.begun': { wait },
  /** It can be used now. */
  'wait.met': { wait },
  'wait.ended': { wait },
  /** More or fewer wait for it; it follows from the waits. */
  'waiting.changed': { waiting },
  'announcement.posted': { announcement },
  'announcement.cleared': { announcement },
  'station.enrolled': { station },
  'station.renamed': { station },
  'station.assigned': { station },
  'station.revoked': { station },
  'enrollment-key.created': { enrollmentKey },
  'enrollment-key.used': { enrollmentKey },
  'enrollment-key.revoked': { enrollmentKey },
  'user.created': { user },
  'user.updated': { user },
  'user.deactivated': { user },
  'user.reactivated': { user },
  /** They sign in with something else from now on; with what exactly is no fact. */
  'user.credentials-changed': { user },
  'qualification.granted': { qualification },
  'qualification.revoked': { qualification },
  'sign-in.locked': { lock: signInLock },
  'sign-in.unlocked': { lock: signInLock },
} as const;

type Bodies = typeof body;
export type FactType = keyof Bodies;
export const FACT_TYPES = Object.keys(body) as FactType[];

/** What happened, before a channel gives it its place. Every fact carries the whole entity as it is from now on. */
export type FactBody = {
  [T in FactType]: { type: T } & {
    [K in keyof Bodies[T]]: Bodies[T][K] extends z.ZodType ? z.infer<Bodies[T][K]> : never;
  };
}[FactType];

/** What happened, at its place in one channel: `seq` has no gaps, `at` is the hub's clock. */
export type Fact = { seq: number; at: number; by: Author } & FactBody;

const schemas = FACT_TYPES.map((type) => z.object({ ...factHead, type: z.literal(type), ...body[type] }));

/** Reads a known fact; a fact of a newer hub fails here and is read by {@link unknownFact} instead. */
export const fact = z.discriminatedUnion(
  'type',
  schemas as unknown as [
    z.ZodObject<{ type: z.ZodLiteral<FactType> }>,
    ...z.ZodObject<{ type: z.ZodLiteral<FactType> }>[],
  ],
) as unknown as z.ZodType<Fact>;

const isUnknownType = (type: string): boolean => !(FACT_TYPES as string[]).includes(type);

/**
 * A fact of a type that this build doesn't know: it takes its place in the log and changes nothing here. A known type
 * with a body that can't be read is not one: passing over it would leave a wrong state that looks whole.
 */
export const unknownFact = z.object({ ...factHead, type: z.string().refine(isUnknownType) });
export type UnknownFact = z.infer<typeof unknownFact>;
