import { z } from 'zod';
import { outcome } from '../entities.ts';
import { durationMs, epochMs, id, name, note } from '../scalars.ts';

const sessionStart = z.strictObject({
  type: z.literal('session.start'),
  sessionId: id,
  equipmentId: id,
  /** For whom the operator works, where that is somebody else. */
  userId: id.optional(),
  project: name.optional(),
  plannedMs: durationMs.optional(),
  /** Until when it is to run with nobody at it. */
  unattendedUntil: epochMs.optional(),
});

const sessionExtend = z.strictObject({
  type: z.literal('session.extend'),
  sessionId: id,
  /** The planned length from the session's start, so that a repeat changes nothing. */
  plannedMs: durationMs,
  /** Why, where it is somebody else's session. */
  reason: note.optional(),
});

const sessionEnd = z.strictObject({
  type: z.literal('session.end'),
  sessionId: id,
  outcome,
  notes: note.optional(),
  /** When the use really ended, where that was before now. */
  endedAt: epochMs.optional(),
  /** Why, where it is somebody else's session; `notes` serve as well. */
  reason: note.optional(),
});

const sessionTakeOver = z.strictObject({
  type: z.literal('session.take-over'),
  equipmentId: id,
  /** The new session's; where it names the open one, the new one gets the intent's own id. */
  sessionId: id,
  project: name.optional(),
  plannedMs: durationMs.optional(),
  unattendedUntil: epochMs.optional(),
  /** When the use that is taken over really ended, where its end was forgotten. */
  endedAt: epochMs.optional(),
  /** Why, where a manager takes over what has not run past its plan. */
  reason: note.optional(),
});

const sessionSetUnattended = z.strictObject({
  type: z.literal('session.set-unattended'),
  sessionId: id,
  /** Somebody is at it again where there is none. */
  until: epochMs.optional(),
  /** Why, where it is somebody else's session. */
  reason: note.optional(),
});

/** Hands it over to whoever signs in at its kiosk and takes it over until then; without a time nobody is meant any more. */
const sessionOffer = z.strictObject({
  type: z.literal('session.offer'),
  sessionId: id,
  until: epochMs.optional(),
  reason: note.optional(),
});

/** What a kiosk notices: nobody has touched anything since then; without a time, that somebody is there again. */
const sessionNoteIdle = z.strictObject({
  type: z.literal('session.note-idle'),
  sessionId: id,
  idleSince: epochMs.optional(),
  reason: note.optional(),
});

const conflictResolve = z.strictObject({ type: z.literal('conflict.resolve'), sessionId: id, note: note.optional() });

export const sessionIntents = [
  sessionStart,
  sessionExtend,
  sessionEnd,
  sessionTakeOver,
  sessionSetUnattended,
  sessionOffer,
  sessionNoteIdle,
  conflictResolve,
] as const;
