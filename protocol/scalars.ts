import { z } from 'zod';

/** The version of the wire that this build speaks; a handshake with another one is refused. */
export const PROTOCOL_VERSION = 1;

/** An entity's id: a UUID, made where the intent is made (version 7, so that ids sort by age). */
export const id = z.uuid();

/** One installation of a client; its intents are numbered 1, 2, 3 … under this name. */
export const installId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/);

/** Which of a browser's stations a page is: the name of its cookie, and no secret. */
export const seat = z.string().regex(/^[A-Za-z0-9_-]{12}$/);

/** Milliseconds since 1970-01-01 UTC, whole; the upper end is the last instant that a `Date` can hold. */
export const epochMs = z.int().min(0).max(8_640_000_000_000_000);

const MAX_DURATION_MS = 366 * 24 * 3_600_000;
/** A length of time in milliseconds, more than nothing and at most a leap year. */
export const durationMs = z.int().min(1).max(MAX_DURATION_MS);

export const seq = z.int().min(0);

/** A short name for people: one line, at most 80 characters, no control characters. */
export const name = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^\P{Cc}*$/u);

/** A sentence for people: one line, at most 200 characters; empty where there is none. */
export const sentence = z
  .string()
  .trim()
  .max(200)
  .regex(/^\P{Cc}*$/u);

/** What a person writes: up to 2,000 characters; line breaks and tabs are kept. */
export const note = z
  .string()
  .trim()
  .max(2000)
  .regex(/^[\n\r\t\P{Cc}]*$/u);

/** Who somebody is to the eye: enough to draw a name and to follow it. */
export const named = z.object({ id, name: z.string() });
export type Named = z.infer<typeof named>;

export const channelName = z.union([z.literal('floor'), z.literal('staff'), z.templateLiteral(['user/', z.uuid()])]);
/** `floor`, `staff` or `user/<id>`: an ordered, gapless log that screens follow. */
export type ChannelName = z.infer<typeof channelName>;

export const personChannel = (userId: string): ChannelName => `user/${userId}`;
