import { useEffect, useRef, useState } from 'react';
import type { Session } from '../../protocol/entities.ts';
import { type SessionFilter, sessionPage } from '../../protocol/session-list.ts';
import { askHub } from './hub-api.ts';
import { TYPING_MS } from './use-pages.ts';

export interface ReadSessions {
  phase: 'loading' | 'shown' | 'failed';
  /** What was read stays in sight while more is asked for. */
  sessions: readonly Session[];
  /** What equipment is called, also where it has left the lab. */
  equipment: Readonly<Record<string, string>>;
  /** Where older ones go on. */
  next: string | undefined;
}

interface Sessions {
  read: ReadSessions;
  /** Reads on. */
  more(): void;
  /** Reads anew from the start. */
  again(): void;
  /** Reads what has ended since, and keeps the rest. */
  catchUp(): void;
}

/** The ended sessions that a filter finds, as far as they were asked for. */
export function useSessions(filter: SessionFilter): Sessions {
  const [read, setRead] = useState<ReadSessions>({ phase: 'loading', sessions: [], equipment: {}, next: undefined });
  const asked = useRef(0);
  const query = queryOf(filter);

  function load(how: 'anew' | 'on' | 'newest'): void {
    const mine = ++asked.current;
    setRead((last) => ({ ...last, phase: 'loading' }));
    const before = how === 'on' && read.next !== undefined ? `&before=${read.next}` : '';
    void askHub(`/api/v1/sessions?${query}${before}`, sessionPage).then((page) => {
      // Another filter was chosen meanwhile: its answer counts.
      if (mine !== asked.current) return;
      setRead((last) => {
        if ('code' in page) return { ...last, phase: 'failed' };
        const known = new Set(last.sessions.map((one) => one.id));
        // More has ended than one page tells: what was read before does not follow it.
        const isKept = how === 'on' || (how === 'newest' && page.sessions.some((one) => known.has(one.id)));
        return {
          phase: 'shown',
          sessions: isKept ? once([...page.sessions, ...last.sessions]) : page.sessions,
          equipment: { ...last.equipment, ...page.equipment },
          next: how === 'newest' && isKept ? last.next : page.next,
        };
      });
    });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: `load` is made anew each time; the filter is what counts.
  useEffect(() => {
    const typing = setTimeout(() => load('anew'), TYPING_MS);
    return () => clearTimeout(typing);
  }, [query]);
  return { read, more: () => load('on'), again: () => load('anew'), catchUp: () => load('newest') };
}

const once = (all: readonly Session[]): Session[] => [...new Map(all.map((one) => [one.id, one])).values()];

/** The open ones are known here already: of those that are not all ended, only these are asked for. */
function queryOf(filter: SessionFilter): string {
  const state = filter.state ?? 'ended';
  const given = Object.entries({ ...filter, state }).map(([name, value]) => [name, String(value)]);
  return new URLSearchParams(given).toString();
}
