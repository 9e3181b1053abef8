import type { Equipment, SaidAfterUse } from '../../protocol/entities.ts';

interface Said {
  afterUse?: SaidAfterUse | undefined;
  afterUseNote?: string | undefined;
}

/** What whoever ends a session is told to do; where nothing is said, nothing is there. */
export const afterUseOf = ({ afterUse, afterUseNote }: Said): Pick<Equipment, 'afterUse' | 'afterUseNote'> => ({
  ...(afterUse !== undefined && afterUse !== 'unsaid' && { afterUse }),
  ...(afterUseNote && { afterUseNote }),
});
