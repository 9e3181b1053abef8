import { FORGOTTEN_OUTCOME, HANDED_OVER_OUTCOME, type Session } from '../../protocol/entities.ts';
import type { Fact, UnknownFact } from '../../protocol/facts.ts';
import { isKnown } from './fold-into.ts';

/** A session that somebody else has taken over, for the screens on which its operator hears of it. */
export interface TakenOver {
  sessionId: string;
  equipmentId: string;
  operatorId: string;
  /** The name of who did. */
  by: string;
  at: number;
}

/** Enough for a shift at one kiosk; nobody looks for older ones. */
const MOST = 20;

/** The sessions that were taken over while this page looked on, the newest last. */
export function foldTakenOver(
  before: readonly TakenOver[],
  facts: readonly (Fact | UnknownFact)[],
): readonly TakenOver[] {
  const more = facts.flatMap((fact) => {
    if (!isKnown(fact) || fact.type !== 'session.ended' || !isTakenOver(fact.session)) return [];
    const { id: sessionId, equipmentId, operator } = fact.session;
    return [{ sessionId, equipmentId, operatorId: operator.id, by: fact.by.user?.name ?? '', at: fact.at }];
  });
  return more.length === 0 ? before : [...before, ...more].slice(-MOST);
}

/** Whether it ended for somebody else: also where it was handed over, or whoever came next said when it really ended. */
export function isTakenOver({ outcome, operator, endNamed }: Session): boolean {
  if (outcome === FORGOTTEN_OUTCOME) return endNamed?.by !== undefined && endNamed.by.id !== operator.id;
  return outcome === 'taken-over' || outcome === HANDED_OVER_OUTCOME;
}
