import type { Fact, FactType } from '../../../protocol/facts.ts';
import type { IntentBody } from '../../../protocol/intents.ts';
import { placeOf } from './evidence.ts';
import { isEffect } from './marks.ts';

/** What the hub may add to an act's own fact, in the same moment and under the same name. */
const FOLLOWING: ReadonlySet<FactType> = new Set([
  'session.ended',
  'equipment.condition-changed',
  'wait.begun',
  'wait.met',
  'wait.ended',
  'waiting.changed',
]);

const MAIN = ['floor', 'staff'] as const;

/**
 * The place of an answer's fact: the last one that it names on the floor or at the staff's, or the one that this follows
 * from. Nothing where it changed nothing.
 */
export function placeNamed(
  { seq }: { seq: Record<string, number> },
  body: IntentBody | undefined,
  facts: ReadonlyMap<string, Fact>,
): string | undefined {
  const named = MAIN.filter((channel) => seq[channel] !== undefined);
  const own = body && named.map((channel) => ownPlace(body, channel, seq[channel] ?? 0, facts));
  const [first] = named;
  return own?.find((place) => place !== undefined) ?? (first && placeOf(first, seq[first] ?? 0));
}

function ownPlace(
  body: IntentBody,
  channel: string,
  last: number,
  facts: ReadonlyMap<string, Fact>,
): string | undefined {
  const moment = facts.get(placeOf(channel, last))?.at;
  for (let seq = last; ; seq -= 1) {
    const fact = facts.get(placeOf(channel, seq));
    if (fact?.at !== moment || !fact) return undefined;
    if (isEffect(body, fact)) return placeOf(channel, seq);
    if (!FOLLOWING.has(fact.type)) return undefined;
  }
}

/** An act that was taken, by what it asked for, and its own fact. */
export interface Done {
  body: IntentBody | undefined;
  fact: Fact;
}

/** Whether one of these acts, done in the same moment under the same name, is what a fact follows from. */
export const followsFrom = (fact: Fact, done: readonly Done[]): boolean =>
  done.some((one) => one.fact.at === fact.at && isSameAuthor(one.fact, fact) && isConsequence(one, fact));

const isSameAuthor = ({ by: a }: Fact, { by: b }: Fact): boolean =>
  a.user?.id === b.user?.id && a.station?.id === b.station?.id;

function isConsequence({ body, fact: own }: Done, fact: Fact): boolean {
  if ('wait' in fact) return equipmentOf(own) === fact.wait.equipmentId;
  if ('waiting' in fact) return equipmentOf(own) === fact.waiting.equipmentId;
  if (fact.type === 'session.ended')
    return body?.type === 'session.take-over' && body.equipmentId === fact.session.equipmentId;
  if (fact.type !== 'equipment.condition-changed') return false;
  return 'downtime' in own && own.downtime.equipmentId === fact.equipment.id;
}

function equipmentOf(fact: Fact): string | undefined {
  if ('session' in fact) return fact.session.equipmentId;
  if ('equipment' in fact) return fact.equipment.id;
  if ('wait' in fact) return fact.wait.equipmentId;
  return 'downtime' in fact ? fact.downtime.equipmentId : undefined;
}
