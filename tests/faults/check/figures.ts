import { finalAnswers } from './acts.ts';
import { type Evidence, mainFacts } from './evidence.ts';

/** What a storm was made of, so that “no violations” can be weighed. */
export interface Figures {
  acts: number;
  confirmed: number;
  /** How often what was done and taken. */
  done: Record<string, number>;
  refused: Record<string, number>;
  /** Acts that went out more than once: the client could not know whether they had arrived. */
  sentAgain: number;
  /** Answers that asked for another try later. */
  putOff: Record<string, number>;
  facts: number;
  conflicts: number;
  connections: number;
  snapshots: number;
  factsShown: number;
  /** Acts whose time could be held against the real one. */
  timesChecked: number;
}

export function figuresOf({ truth, stories }: Evidence): Figures {
  const acts = stories.flatMap((story) => story.acts);
  const entries = stories.flatMap((story) => story.entries);
  const finals = acts.map(finalAnswers);
  const facts = mainFacts(truth);
  const sent = Map.groupBy(
    entries.filter((one) => one.k === 'sent'),
    (one) => one.id,
  );
  const codes = (answers: { ok: boolean; code?: string }[]) => counted(answers.flatMap((one) => one.code ?? []));
  return {
    acts: acts.length,
    confirmed: finals.filter((all) => all[0]?.ok).length,
    done: counted(acts.flatMap((act) => (finalAnswers(act)[0]?.ok ? [act.body.type] : []))),
    refused: codes(finals.flatMap((all) => all.slice(0, 1))),
    sentAgain: [...sent.values()].filter((all) => all.length > 1).length,
    putOff: codes(acts.flatMap((act) => act.answers.filter((one) => !finalAnswers(act).includes(one)))),
    facts: facts.length,
    conflicts: facts.filter(({ fact }) => fact.type === 'session.conflicted').length,
    connections: entries.filter((one) => one.k === 'connected').length,
    snapshots: entries.filter((one) => one.k === 'snapshot').length,
    timesChecked: entries.filter((one) => one.k === 'made' && one.time).length,
    factsShown: entries.reduce((sum, one) => sum + (one.k === 'facts' ? one.seq.length : 0), 0),
  };
}

function counted(words: string[]): Record<string, number> {
  const groups = [...Map.groupBy(words, (word) => word)].toSorted(([, a], [, b]) => b.length - a.length);
  return Object.fromEntries(groups.map(([word, all]) => [word, all.length]));
}
