import type { FactBody, FactType } from './facts.ts';

export type FactOf<T extends FactType> = Extract<FactBody, { type: T }>;

/** A state that is nothing but maps by id. */
type Maps<S> = { [M in keyof S]: Record<string, unknown> };

/** What a fact does to one map of a state: an entry's new value, or with none that it is gone. */
export type Change<S extends Maps<S>> = {
  [M in keyof S]: { map: M; id: string; value?: S[M][string] };
}[keyof S];

/** What facts do to a state, by their type; one that is not named changes nothing there. */
export type Changes<S extends Maps<S>> = {
  readonly [T in FactType]?: (fact: FactOf<T>, state: S) => Change<S> | undefined;
};

export function changeOf<S extends Maps<S>>(changes: Changes<S>, state: S, fact: FactBody): Change<S> | undefined {
  const change = changes[fact.type] as ((fact: FactBody, state: S) => Change<S> | undefined) | undefined;
  return change?.(fact, state);
}

/** The state after one fact. Pure: the state that comes in is left as it was, and is returned where nothing changes. */
export function applyOne<S extends Maps<S>>(changes: Changes<S>, state: S, fact: FactBody): S {
  const change = changeOf(changes, state, fact);
  if (!change) return state;
  const map = state[change.map];
  if (change.value !== undefined) return { ...state, [change.map]: { ...map, [change.id]: change.value } };
  return Object.hasOwn(map, change.id) ? { ...state, [change.map]: without(map, change.id) } : state;
}

/** Folds one fact into maps that nobody else holds. */
export function applyInto<S extends Maps<S>>(changes: Changes<S>, draft: S, fact: FactBody): void {
  const change = changeOf(changes, draft, fact);
  if (!change) return;
  const map: Record<string, unknown> = draft[change.map];
  if (change.value === undefined) delete map[change.id];
  else map[change.id] = change.value;
}

/** Folds many facts with one copy of each map instead of one a fact: the same meaning, and the cost of the facts alone. */
export function applyMany<S extends Maps<S>>(changes: Changes<S>, state: S, facts: readonly FactBody[]): S {
  const draft = Object.fromEntries(Object.entries(state).map(([name, map]) => [name, { ...(map as object) }])) as S;
  for (const fact of facts) applyInto(changes, draft, fact);
  return draft;
}

function without<T>(map: Record<string, T>, key: string): Record<string, T> {
  const { [key]: _gone, ...rest } = map;
  return rest;
}
