import type { LinkPhase, LinkTrouble } from './hub-link.ts';
import { retryDelayMs } from './retry.ts';

/** What can happen to a link. `lost` brings its own dice, so that the transition stays pure. */
export type LinkInput =
  | { type: 'hello' }
  /** Every channel that is followed is contiguous with the hub's head. */
  | { type: 'whole' }
  /** At least one channel is known to lack facts. */
  | { type: 'behind' }
  | { type: 'lost'; reason: LinkTrouble; retryAfterMs?: number | undefined; outageMs: number; roll: number }
  | { type: 'refused'; reason: LinkTrouble }
  /** A wait is over, or somebody asked not to wait. */
  | { type: 'retry' };

/** The life of a link: what comes next, or the same phase where the input says nothing there. */
export function nextPhase(state: LinkPhase, input: LinkInput, now: number): LinkPhase {
  switch (input.type) {
    case 'hello':
      return state.phase === 'connecting' ? { phase: 'syncing' } : state;
    case 'whole':
      return state.phase === 'syncing' ? { phase: 'live' } : state;
    case 'behind':
      return state.phase === 'live' ? { phase: 'syncing' } : state;
    case 'lost':
      return afterLoss(state, input, now);
    case 'refused':
      return { phase: 'stopped', reason: input.reason };
    case 'retry':
      return afterWait(state);
  }
}

function afterLoss(state: LinkPhase, input: LinkInput & { type: 'lost' }, now: number): LinkPhase {
  if (state.phase === 'stopped' || state.phase === 'waiting') return state;
  const attempt = state.phase === 'connecting' ? state.attempt : 0;
  return { phase: 'waiting', attempt, retryAt: now + retryDelayMs({ ...input, attempt }), reason: input.reason };
}

/** A stopped link starts again only because a person asked: the count of failures starts with it. */
function afterWait(state: LinkPhase): LinkPhase {
  switch (state.phase) {
    case 'waiting':
      return { phase: 'connecting', attempt: state.attempt + 1 };
    case 'stopped':
      return { phase: 'connecting', attempt: 1 };
    case 'connecting':
    case 'syncing':
    case 'live':
      return state;
  }
}
