import type { Downtime } from '../../../protocol/downtime.ts';
import type { Session } from '../../../protocol/entities.ts';
import type { Fact } from '../../../protocol/facts.ts';
import { mainFacts, placeOf, type Truth } from './evidence.ts';
import { markOfFact, markOfOffer, markOfUnattended } from './marks.ts';

/** The places of the facts by the mark that they bear, where what a fact bears depends on the facts before it. */
export function placesByMark(truth: Truth): Map<string, string[]> {
  const marks = new Marks();
  const places = new Map<string, string[]>();
  for (const { channel, fact } of mainFacts(truth)) {
    const mark = marks.of(fact);
    if (mark === undefined) continue;
    places.set(mark, [...(places.get(mark) ?? []), placeOf(channel, fact.seq)]);
  }
  return places;
}

/** Goes through a channel's facts in their order. */
class Marks {
  readonly #sessions = new Map<string, Session>();
  readonly #updates = new Map<string, string>();
  #before: Fact | undefined;

  of(fact: Fact): string | undefined {
    const before = this.#before;
    this.#before = fact;
    const mark = fact.type === 'session.updated' ? this.#ofUpdate(fact.session) : markOfFact(fact);
    if ('session' in fact) this.#sessions.set(fact.session.id, fact.session);
    return isStandingAgain(before, fact) ? undefined : mark;
  }

  /** What is new in it. One with nothing new is the last one once more: the storm's people never ask for what is so. */
  #ofUpdate(session: Session): string | undefined {
    const before = this.#sessions.get(session.id);
    const mark =
      session.unattendedUntil !== before?.unattendedUntil
        ? markOfUnattended(session)
        : session.offeredUntil !== before?.offeredUntil
          ? markOfOffer(session)
          : this.#updates.get(session.id);
    if (mark !== undefined) this.#updates.set(session.id, mark);
    return mark;
  }
}

/** The end of a downtime gives equipment back what some act had said of it before: that is no second time. */
function isStandingAgain(before: Fact | undefined, fact: Fact): boolean {
  if (before?.type !== 'downtime.ended' || fact.type !== 'equipment.condition-changed') return false;
  const { equipmentId, found }: Downtime = before.downtime;
  return equipmentId === fact.equipment.id && found?.conditionReason === fact.equipment.conditionReason;
}
