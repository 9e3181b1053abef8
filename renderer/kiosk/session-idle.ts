import { z } from 'zod';
import type { Session } from '../../protocol/entities.ts';
import { type IdlePolicy, idlePolicy } from '../../protocol/idle.ts';
import { epochMs } from '../../protocol/scalars.ts';
import { isUnattended } from '../../protocol/status.ts';

/** How long it is asked whether somebody is there; WCAG 2.2.1 wants at least 20 s to answer. */
export const ANSWER_WITHIN_MS = 60_000;
/** Systems tell in whole seconds for how long they were idle: one that is so little later is the same touch. */
const SAME_TOUCH_MS = 2_500;

const left = z.object({ since: epochMs, isTold: z.boolean() });
export const idleWatch = z.object({
  /** The last touch or key that this kiosk knows of, by the hub's clock. */
  inputAt: z.number(),
  /** The sessions that nobody was at any more and for which nobody answered, since when, and whether the hub was told. */
  left: z.record(z.string(), left),
  /** What the site wanted done when the hub could last be asked. */
  policy: idlePolicy.nullable(),
});
/** What a kiosk knows of who is there. It outlives a reload, a restart and the hub's absence. */
export type IdleWatch = z.infer<typeof idleWatch>;

export const NOBODY_WATCHED: IdleWatch = { inputAt: 0, left: {}, policy: null };

/** For how long nobody has touched it when a page begins; one that knows nothing takes that as a touch: somebody opened it. */
export const idleBefore = ({ inputAt }: IdleWatch, now: number): number =>
  inputAt === 0 ? 0 : Math.max(0, now - inputAt);

/** Where one session stands. `left`: nobody answered. `back`: somebody has touched something since. */
export type SessionIdle =
  | { phase: 'here' }
  | { phase: 'asking'; follows: IdlePolicy['follows']; leftMs: number; since: number }
  | { phase: 'left' | 'back'; since: number };

interface Seen {
  /** For how long nobody has touched this kiosk. */
  idleMs: number;
  now: number;
  /** Undefined where the hub has not said it yet. */
  policy: IdlePolicy | null | undefined;
  /** Those that run at this kiosk. */
  sessions: readonly Session[];
}

/** The same touch stays where it was, so that a second without one changes nothing. */
function touchedAt({ inputAt }: IdleWatch, { idleMs, now }: Seen): number {
  const at = Math.round(now - idleMs);
  return Math.abs(at - inputAt) > SAME_TOUCH_MS ? at : inputAt;
}

/** The watch a moment later: a touch is noted, and so is every session for which nobody answered in time. Pure. */
export function watchOn(watch: IdleWatch, seen: Seen): IdleWatch {
  const { now, policy, sessions } = seen;
  const next: IdleWatch = {
    inputAt: touchedAt(watch, seen),
    policy: policy === undefined ? watch.policy : policy,
    left: {},
  };
  for (const session of sessions) {
    const known = watch.left[session.id];
    const since = lastUse(next, session);
    if (known && !isUnattended(session, now)) next.left[session.id] = known;
    else if (isUnanswered(next, session, now)) next.left[session.id] = { since, isTold: false };
  }
  return next;
}

/** Where a session stands by a watch. Pure. */
export function idleOf(watch: IdleWatch, session: Session, now: number): SessionIdle {
  if (isUnattended(session, now)) return { phase: 'here' };
  const usedAt = lastUse(watch, session);
  const since = watch.left[session.id]?.since ?? session.idleSince;
  if (since !== undefined) return { phase: usedAt > since + SAME_TOUCH_MS ? 'back' : 'left', since };
  if (watch.policy === null) return { phase: 'here' };
  const { afterMs, follows } = watch.policy;
  const round = afterMs + ANSWER_WITHIN_MS;
  // A reminder comes again and again; everything else follows the first one.
  const idleMs = follows === 'remind' ? Math.max(0, now - usedAt) % round : now - usedAt;
  if (idleMs < afterMs) return { phase: 'here' };
  return { phase: 'asking', follows, since: usedAt, leftMs: Math.max(0, round - idleMs) };
}

function isUnanswered({ policy, ...watch }: IdleWatch, session: Session, now: number): boolean {
  if (policy === null || policy.follows === 'remind' || session.idleSince !== undefined) return false;
  if (isUnattended(session, now)) return false;
  return now - lastUse({ policy, ...watch }, session) >= policy.afterMs + ANSWER_WITHIN_MS;
}

/** Until when it was surely in use: the last touch, its start, or the end of its unattended run. */
const lastUse = ({ inputAt }: IdleWatch, { startedAt, unattendedUntil }: Session): number =>
  Math.round(Math.max(inputAt, startedAt, unattendedUntil ?? 0));
