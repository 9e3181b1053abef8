import type { Hub } from '../../../server/hub.ts';
import { confirmBeforeCommit } from './confirm-before-commit.ts';
import { denyWhatIsDone } from './deny-what-is-done.ts';
import { hideAFact } from './hide-a-fact.ts';
import { loseAFact } from './lose-a-fact.ts';
import { runRepeats } from './run-repeats.ts';

/** Hubs that break one promise each. */
export const MUTANTS = {
  'confirm-before-commit': confirmBeforeCommit,
  'hide-a-fact': hideAFact,
  'run-repeats': runRepeats,
  'lose-a-fact': loseAFact,
  'deny-what-is-done': denyWhatIsDone,
} satisfies Record<string, (hub: Hub, folder: string) => void>;

export type Mutant = keyof typeof MUTANTS;

export const isMutant = (name: string): name is Mutant => Object.hasOwn(MUTANTS, name);
