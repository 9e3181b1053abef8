import type { Fact } from '../../../protocol/facts.ts';
import { REFUSALS } from '../../../protocol/refusals.ts';
import type { SeenAnswer } from '../clients/journal.ts';
import { digestOfAnswer } from '../digest.ts';
import { followsFrom, placeNamed } from './effects.ts';
import { type Act, type Evidence, mainFacts, nameOf, placeOf, type Truth, type Violation } from './evidence.ts';
import { placesByMark } from './marked.ts';
import { isEffect, markOfAct } from './marks.ts';

/** Every act: answered, answered the same each time, and with the effect that the answer says - once, or not at all. */
export function checkActs({ truth, stories }: Evidence): Violation[] {
  const facts = factsByPlace(truth);
  const marks = placesByMark(truth);
  const stored = Map.groupBy(truth.intents, (one) => one.id);
  return stories
    .flatMap((story) => story.acts)
    .flatMap((act) => {
      const final = finalAnswers(act)[0];
      if (!final) return [{ rule: 'FA-7', what: `${nameOf(act)} was saved and never answered.` }];
      const marked = marks.get(markOfAct(act.body) ?? NO_MARK) ?? [];
      return [
        ...checkAnswers(act, stored.get(act.id) ?? []),
        ...(final.ok ? checkDone(act, final, marked, facts) : checkRefused(act, final.code, marked)),
      ];
    });
}

/** No fact's mark. */
const NO_MARK = '\0';

/** What is so already, or was done just so by somebody else before: these are taken and change nothing. */
const MAY_CHANGE_NOTHING: readonly string[] = ['session.end', 'sample.set-status', 'wait.begin', 'wait.end'];

const factsByPlace = (truth: Truth): Map<string, Fact> =>
  new Map(mainFacts(truth).map(({ channel, fact }) => [placeOf(channel, fact.seq), fact]));

/** The answers after which a client doesn't send again. */
export const finalAnswers = (act: Act): SeenAnswer[] =>
  act.answers.filter((one) => one.ok || !['retry', 'sequence'].includes(REFUSALS[one.code]));

function checkAnswers(act: Act, stored: Truth['intents']): Violation[] {
  const told = new Set(finalAnswers(act).map((one) => one.digest));
  const kept = new Set(stored.map((one) => digestOfAnswer(one.ack)));
  if (told.size > 1) return [{ rule: 'FA-6', what: `${nameOf(act)} was answered in ${told.size} ways.` }];
  if (stored.length > 1) return [{ rule: 'FA-6', what: `${nameOf(act)} is in the store ${stored.length} times.` }];
  if (stored.length === 0) return [{ rule: 'FA-6', what: `${nameOf(act)} was answered and is not in the store.` }];
  if ([...told].every((one) => kept.has(one))) return [];
  return [{ rule: 'FA-6', what: `${nameOf(act)} was answered otherwise than the store has it.` }];
}

function checkDone(
  act: Act,
  answer: Extract<SeenAnswer, { ok: true }>,
  marked: string[],
  facts: Map<string, Fact>,
): Violation[] {
  const place = placeNamed(answer, act.body, facts);
  const fact = place === undefined ? undefined : facts.get(place);
  const wrong = (what: string): Violation[] => [{ rule: 'FA-4', what: `${nameOf(act)} was confirmed, and ${what}` }];
  if (place === undefined) {
    return MAY_CHANGE_NOTHING.includes(act.body.type) && marked.length === 0 ? [] : wrong('its answer names no fact.');
  }
  if (!fact) return wrong(`there is nothing at ${place}.`);
  if (!isEffect(act.body, fact)) return wrong(`at ${place} is a ${fact.type} of something else.`);
  const expected = markOfAct(act.body) !== undefined && fact.type !== 'session.corrected' ? 1 : 0;
  if (marked.length !== expected) return wrong(`it happened ${marked.length} times (${marked.join(', ')}).`);
  if (act.by !== null && fact.by.user?.id !== act.by)
    return [{ rule: 'FA-9', what: `${nameOf(act)} by ${act.by} was recorded as ${fact.by.user?.id ?? 'nobody'}’s.` }];
  return [];
}

function checkRefused(act: Act, code: string, marked: string[]): Violation[] {
  if (marked.length === 0) return [];
  return [{ rule: 'FA-5', what: `${nameOf(act)} was refused (${code}), and happened at ${marked.join(', ')}.` }];
}

/** Nothing happened that nobody did, and no two acts are behind one fact. */
export function checkAuthors({ truth, stories }: Evidence): Violation[] {
  const facts = factsByPlace(truth);
  const acts = new Map(stories.flatMap((story) => story.acts.map((act) => [act.id, act.body] as const)));
  const claims = truth.intents.flatMap(({ id, ack }) => {
    const place = ack.ok ? placeNamed(ack, acts.get(id), facts) : undefined;
    return place === undefined ? [] : [{ id, place }];
  });
  const byPlace = Map.groupBy(claims, (one) => one.place);
  const done = claims.flatMap(({ id, place }) => {
    const fact = facts.get(place);
    return fact ? [{ body: acts.get(id), fact }] : [];
  });
  const atTime = Map.groupBy(done, (one) => one.fact.at);
  const strangers = truth.intents.filter((one) => !acts.has(one.id));
  return [
    ...strangers.map(({ id }) => ({ rule: 'FA-8', what: `Nobody made the act ${id} that the store has.` })),
    ...[...byPlace]
      .filter(([, all]) => all.length > 1)
      .map(([place, all]) => ({
        rule: 'FA-8',
        what: `${place} is the effect of ${all.map((one) => one.id).join(' and ')}.`,
      })),
    ...[...facts]
      // What has no author was written by the command line, or brought about by the hub's clock.
      .filter(([place, fact]) => Object.keys(fact.by).length > 0 && !byPlace.has(place))
      .filter(([, fact]) => !followsFrom(fact, atTime.get(fact.at) ?? []))
      .map(([place, fact]) => ({ rule: 'FA-8', what: `The ${fact.type} at ${place} is no act’s effect.` })),
  ];
}

/** One client's acts take effect in the order in which they were made. */
export function checkOrder({ stories }: Evidence): Violation[] {
  return stories.flatMap(({ acts }) => {
    const last: Record<string, number> = {};
    return acts.flatMap((act) => {
      const done = finalAnswers(act).find((one) => one.ok);
      const moved = Object.entries(done?.ok ? done.seq : {}).filter(([channel]) => !channel.startsWith('user/'));
      return moved.flatMap(([channel, seq]) => {
        const before = last[channel] ?? 0;
        last[channel] = seq;
        return seq > before
          ? []
          : [{ rule: 'FA-9', what: `${nameOf(act)} came to ${placeOf(channel, seq)}, behind a later act.` }];
      });
    });
  });
}
