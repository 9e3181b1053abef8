import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { HubLink } from '../../client/hub-link.ts';
import { IDLE_OUTCOME, type Session } from '../../protocol/entities.ts';
import type { IntentOf } from '../../protocol/intents.ts';
import type { HubState } from '../store/hub-state.ts';
import { useNow } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { draftsOf } from './draft.ts';
import {
  type IdleWatch,
  idleBefore,
  idleOf,
  idleWatch,
  NOBODY_WATCHED,
  type SessionIdle,
  watchOn,
} from './session-idle.ts';
import { useIdleMs } from './use-idle-ms.ts';
import { sessionsHere } from './use-kiosk.ts';

const kept = draftsOf<IdleWatch>('idle-watch', idleWatch, NOBODY_WATCHED);
const HERE = 'here';

const useWatch = create<{ watch: IdleWatch }>()(() => ({ watch: kept.read(HERE) }));

function setWatch(watch: IdleWatch): void {
  useWatch.setState({ watch });
  kept.save(HERE, watch);
}

/** Where a session stands now: whether somebody is there, is asked, or was away. */
export function useSessionIdle(session: Session): SessionIdle {
  const now = useNow();
  return useWatch(useShallow(({ watch }) => idleOf(watch, session, now)));
}

/** Nothing is to be asked about it any more: somebody has said what is true. */
export function forgetLeft(sessionId: string): void {
  const { watch } = useWatch.getState();
  const { [sessionId]: _known, ...left } = watch.left;
  setWatch({ ...watch, left });
}

/** Watches over the sessions of this kiosk, whatever its screen shows, and does what the site wants where nobody answers. */
export function useIdleWatch(link: HubLink): void {
  const now = useNow();
  const idleMs = useIdleMs(now, () => idleBefore(useWatch.getState().watch, now));
  const isTelling = useRef(new Set<string>());

  // biome-ignore lint/correctness/useExhaustiveDependencies: once a second, with what is known then
  useEffect(() => {
    const hub = useHub.getState();
    if (hub.floor === null) return;
    const before = useWatch.getState().watch;
    const sessions = ownSessions(hub);
    const next = watchOn(before, { idleMs, now, policy: hub.idlePolicy, sessions });
    if (JSON.stringify(next) !== JSON.stringify(before)) setWatch(next);
    for (const session of sessions) {
      const idle = idleOf(next, session, now);
      if (next.left[session.id]?.isTold === false && idle.phase === 'left') void tell(session.id, idle.since);
    }
  }, [now]);

  /** Once: what can't be saved now, as where the hub has to be asked first, is tried again a second later. */
  async function tell(sessionId: string, since: number): Promise<void> {
    if (isTelling.current.has(sessionId)) return;
    isTelling.current.add(sessionId);
    const ends = useWatch.getState().watch.policy?.follows === 'end';
    const { ok } = await link.send(
      ends ? endAsOf(sessionId, since) : { type: 'session.note-idle', sessionId, idleSince: since },
    );
    isTelling.current.delete(sessionId);
    if (!ok) return;
    const { watch } = useWatch.getState();
    setWatch({ ...watch, left: { ...watch.left, [sessionId]: { since, isTold: true } } });
  }
}

export const endAsOf = (sessionId: string, endedAt: number, outcome = IDLE_OUTCOME): IntentOf<'session.end'> => ({
  type: 'session.end',
  sessionId,
  outcome,
  endedAt,
});

/** Those that were started at this very kiosk: at another one somebody else sees who is there. */
function ownSessions(hub: HubState): Session[] {
  const here = hub.actor?.kind === 'station' ? hub.actor.station.id : undefined;
  return [...sessionsHere(hub).values()]
    .filter(({ session, isPending }) => (session.stationId ?? (isPending ? here : undefined)) === here)
    .map(({ session }) => session);
}
