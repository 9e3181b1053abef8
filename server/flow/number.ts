import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Install } from '../store/store.ts';

/** What a number asks for: `run` it, `recall` what it led to, or the refusal of a number out of its turn. */
export type Turn = 'run' | 'recall' | Refusal;

/**
 * Exactly-once by counting: the next number runs, a repeat is answered from what was stored, a jump is told what is
 * expected. An installation belongs to one owner, so that nobody reads or writes another's queue.
 */
export function turnOf(install: Install | undefined, owner: string, n: number): Turn {
  if (install && install.owner !== owner) {
    return refuse('forbidden', 'This installation belongs to somebody else. Enroll this one anew.');
  }
  const last = install?.lastN ?? 0;
  if (n <= last) return 'recall';
  if (n === last + 1) return 'run';
  return refuse('out-of-order', `Act ${last + 1} comes next.`, { expected: last + 1 });
}
