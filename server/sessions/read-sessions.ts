import type { Session } from '../../protocol/entities.ts';
import {
  byEnd,
  cursorOf,
  isFound,
  placeOfSession,
  type SessionPage,
  type SessionPlace,
  type SessionQuery,
  STILL_OPEN,
} from '../../protocol/session-list.ts';
import type { Store } from '../store/store.ts';

/** Rows read in one go, and goes for one page: a rare word over years must not hold up the hub. */
const WINDOW = 500;
const MAX_WINDOWS = 40;

interface ReadSessionsOptions {
  store: Store;
  now: number;
}

/** A page of sessions, the open ones first. It may be short although there is more: it says where to go on. */
export async function readSessions(query: SessionQuery, { store, now }: ReadSessionsOptions): Promise<SessionPage> {
  const names = new Map((await store.everyEquipment()).map((one) => [one.id, one.name]));
  const found: Session[] = [];
  let place: SessionPlace | undefined = query.before;
  for (let windows = 0; windows < MAX_WINDOWS; windows += 1) {
    const page = await nextWindow(store, query, place);
    for (const session of page) {
      if (found.length === query.limit) return pageOf(found, names, place);
      place = placeOfSession(session);
      if (isFound(session, query, { now, equipmentName: names.get(session.equipmentId) ?? '' })) found.push(session);
    }
    if (page.length === 0) return pageOf(found, names);
    // Each window is read at once on this thread; acts go in between.
    await new Promise<void>((next) => setImmediate(next));
  }
  return pageOf(found, names, place);
}

/** What comes behind a place: all that are open, then the ended, a window at a time. */
async function nextWindow(
  store: Store,
  { state, from = 0, to = STILL_OPEN }: SessionQuery,
  place: SessionPlace = FIRST,
): Promise<Session[]> {
  if (place.endedAt === STILL_OPEN && state !== 'ended') {
    const open = (await store.openSessions()).toSorted(byEnd).filter((one) => one.id < place.id);
    if (open.length > 0) return open;
  }
  if (state === 'open' || state === 'overtime') return [];
  const before = place.endedAt >= to ? { endedAt: to, id: '' } : place;
  return store.sessionsEndedBefore(before, WINDOW, from);
}

/** Before every id. */
const FIRST: SessionPlace = { endedAt: STILL_OPEN, id: 'g' };

function pageOf(sessions: Session[], names: ReadonlyMap<string, string>, next?: SessionPlace): SessionPage {
  const ids = new Set(sessions.map((one) => one.equipmentId));
  return {
    sessions,
    equipment: Object.fromEntries([...ids].map((id) => [id, names.get(id) ?? ''])),
    ...(next && { next: cursorOf(next) }),
  };
}
