import { z } from 'zod';
import { type Session, session } from './entities.ts';
import { type Place, place } from './place.ts';
import { epochMs, id } from './scalars.ts';
import { isOvertime } from './status.ts';
import { hasWords } from './words.ts';

/** How a session stands: `overtime` is one that is open past its plan, `conflict` one that collided, open or ended. */
export const sessionState = z.enum(['open', 'overtime', 'ended', 'conflict']);
export type SessionState = z.infer<typeof sessionState>;

const time = z.coerce.number().pipe(epochMs);

/** Which sessions; what is left out asks for nothing. */
const sessionFilter = z.strictObject({
  state: sessionState.optional(),
  equipment: id.optional(),
  /** Whose hands were on it, or for whom it was. */
  person: id.optional(),
  project: z.string().min(1).max(80).optional(),
  /** Words that are all in it: people, equipment, project, notes. */
  search: z.string().max(200).optional(),
  /** Ended at or after this time, and before the other; what is open ends now. */
  from: time.optional(),
  to: time.optional(),
});
export type SessionFilter = z.infer<typeof sessionFilter>;

/** Later than every end: where the open ones stand. */
export const STILL_OPEN = 8_640_000_000_000_000;

/** The open ones first, then the ended by their end, the last first. */
export const placeOfSession = ({ endedAt = STILL_OPEN, id: sessionId }: Session): Place => ({
  at: endedAt,
  id: sessionId,
});

export const MAX_SESSION_PAGE = 200;

/** `GET /api/v1/sessions`: a page of them, from behind a place. */
export const sessionQuery = sessionFilter.extend({
  before: place.optional(),
  limit: z.coerce.number().int().min(1).max(MAX_SESSION_PAGE).default(50),
});
export type SessionQuery = z.infer<typeof sessionQuery>;

/** `next` is the `before` of the next page; there may be one although this page is short or empty. */
export const sessionPage = z.object({
  sessions: z.array(session),
  /** What the equipment in it is called, also where it is not in the lab any more. */
  equipment: z.record(id, z.string()),
  next: z.string().optional(),
});
export type SessionPage = z.infer<typeof sessionPage>;

interface FitOptions {
  now: number;
  equipmentName: string;
}

/** Whether a filter finds a session. The hub and screens ask the same. */
export function isFound(one: Session, filter: SessionFilter, { now, equipmentName }: FitOptions): boolean {
  const { equipment, person, project, from = 0, to = Infinity, search = '' } = filter;
  const end = one.endedAt ?? now;
  return (
    isInState(one, filter.state, now) &&
    (equipment === undefined || one.equipmentId === equipment) &&
    (person === undefined || one.operator.id === person || one.user?.id === person) &&
    (project === undefined || one.project === project) &&
    end >= from &&
    end < to &&
    hasWords([one.operator.name, one.user?.name, equipmentName, one.project, one.notes].join(' '), search)
  );
}

function isInState(one: Session, state: SessionState | undefined, now: number): boolean {
  switch (state) {
    case undefined:
      return true;
    case 'open':
      return one.endedAt === undefined;
    case 'overtime':
      return one.endedAt === undefined && isOvertime(one, now);
    case 'ended':
      return one.endedAt !== undefined;
    case 'conflict':
      return one.conflict !== undefined;
  }
}

/** The order of the list. */
export function byEnd(a: Session, b: Session): number {
  const [first, second] = [placeOfSession(a), placeOfSession(b)];
  return second.at - first.at || (first.id < second.id ? 1 : -1);
}
