import { z } from 'zod';
import { id } from '../../protocol/scalars.ts';
import { type SessionFilter, sessionState } from '../../protocol/session-list.ts';
import { dayAfter, dayOf } from './days.ts';

/** What somebody wants to see; the address says it, so that a link shows the same. An empty word asks for nothing. */
export const sessionsChoice = z.object({
  state: z.union([sessionState, z.literal('')]).catch(''),
  equipment: z.union([id, z.literal('')]).catch(''),
  person: z.union([id, z.literal('')]).catch(''),
  project: z.string().max(80).catch(''),
  search: z.string().max(200).catch(''),
  /** The first and the last day, as a date field says them. */
  first: z.union([z.iso.date(), z.literal('')]).catch(''),
  last: z.union([z.iso.date(), z.literal('')]).catch(''),
});
export type SessionsChoice = z.infer<typeof sessionsChoice>;

export const EVERY_SESSION: SessionsChoice = sessionsChoice.parse({});

/** What the hub is asked for, and what finds the open ones here. */
export function filterOf({ state, equipment, person, project, search, first, last }: SessionsChoice): SessionFilter {
  return {
    ...(state !== '' && { state }),
    ...(equipment !== '' && { equipment }),
    ...(person !== '' && { person }),
    ...(project !== '' && { project }),
    ...(search.trim() !== '' && { search: search.trim() }),
    ...(first !== '' && { from: dayOf(first).getTime() }),
    ...(last !== '' && { to: dayAfter(last).getTime() }),
  };
}
