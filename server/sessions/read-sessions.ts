import type { Session } from '../../protocol/entities.ts';
import { type Place, writePlace } from '../../protocol/place.ts';
import {
  byEnd,
  isFound,
  placeOfSession,
  type SessionPage,
  type SessionQuery,
  STILL_OPEN,
} from '../../protocol/session-list.ts';
import { readPage, WINDOW } from '../lists/read-page.ts';
import type { Store } from '../store/store.ts';

interface ReadSessionsOptions {
  store: Store;
  now: number;
}

/** A page of sessions, the open ones first. It may be short although there is more: it says where to go on. */
export async function readSessions(query: SessionQuery, { store, now }: ReadSessionsOptions): Promise<SessionPage> {
  const names = new Map((await store.everyEquipment()).map((one) => [one.id, one.name]));
  const { found, next } = await readPage({
    ...{ limit: query.limit, before: query.before },
    window: (place) => nextWindow(store, query, place),
    placeOf: placeOfSession,
    isFound: (one) => isFound(one, query, { now, equipmentName: names.get(one.equipmentId) ?? '' }),
  });
  return pageOf(found, names, next);
}

/** What comes behind a place: all that are open, then the ended, a window at a time. */
async function nextWindow(
  store: Store,
  { state, from = 0, to = STILL_OPEN }: SessionQuery,
  place: Place = FIRST,
): Promise<Session[]> {
  if (place.at === STILL_OPEN && state !== 'ended') {
    const open = (await store.openSessions()).toSorted(byEnd).filter((one) => one.id < place.id);
    if (open.length > 0) return open;
  }
  if (state === 'open' || state === 'overtime') return [];
  const before = place.at >= to ? { at: to, id: '' } : place;
  return store.sessionsEndedBefore(before, WINDOW, from);
}

/** Before every id. */
const FIRST: Place = { at: STILL_OPEN, id: 'g' };

function pageOf(sessions: Session[], names: ReadonlyMap<string, string>, next?: Place): SessionPage {
  const ids = new Set(sessions.map((one) => one.equipmentId));
  return {
    sessions,
    equipment: Object.fromEntries([...ids].map((id) => [id, names.get(id) ?? ''])),
    ...(next && { next: writePlace(next) }),
  };
}
