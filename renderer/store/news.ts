import type { HubUpdate, OutboxEntry } from '../../client/hub-link.ts';
import type { Sample } from '../../protocol/entities.ts';
import type { Fact } from '../../protocol/facts.ts';
import { personChannel } from '../../protocol/scalars.ts';
import { TROUBLE_AFTER_MS } from '../ui/trouble.ts';
import { isKnown } from './fold-into.ts';
import type { HubState } from './hub-state.ts';
import { isTakenOver } from './taken-over.ts';

/** Something that a person is told once and quietly, whatever screen is before them. */
export type News = { id: string } & (
  | { kind: 'back'; confirmed: number }
  | (Personal & { kind: 'session-ended'; equipmentId: string; by: string | undefined; isTakenOver: boolean })
  | (Personal & { kind: 'sample'; sample: Sample; by: string | undefined; isAssigned: boolean })
  | (Personal & { kind: 'samples'; count: number })
);

interface Personal {
  userId: string;
}

/** A time without a link, with the acts that were saved in it and are not yet through. */
export interface Outage {
  /** Local time. */
  since: number;
  waiting: readonly string[];
  confirmed: number;
}

/** Nobody reads more of them one by one. */
const MOST_SAMPLES = 3;
/** What was not dismissed for long is of another day. */
const MOST = 20;

type Told = Pick<HubState, 'news' | 'outage'>;

/** What there is to tell after an update; `state` is as it was before. Pure. */
export function takeNews(state: HubState, update: HubUpdate, now: number): Told {
  if (update.type === 'facts') return takeFacts(state, update);
  if (update.type === 'link') return takeLink(state, update.offlineSince, now);
  const { news, outage } = state;
  if (update.type !== 'outbox' || outage === null) return state;
  const isLive = state.link.phase === 'live';
  const next = followed(outage, update.entries, !isLive);
  return isLive ? settle(state, next, now) : { news, outage: next };
}

function takeFacts(state: HubState, { channel, facts }: Extract<HubUpdate, { type: 'facts' }>): Told {
  const me = state.actor && 'user' in state.actor ? state.actor.user?.id : undefined;
  if (me === undefined || channel !== personChannel(me)) return state;
  return { ...state, news: added(state.news, newsOf(facts.filter(isKnown), me)) };
}

function takeLink(state: HubState, since: number | null, now: number): Told {
  if (since === null) return settle(state, state.outage, now);
  // A page that has nothing to show yet has lost nothing.
  if (state.outage !== null || state.floor === null) return state;
  return { news: state.news, outage: { since, waiting: waitingIn(state.outbox), confirmed: 0 } };
}

const waitingIn = (outbox: readonly OutboxEntry[]): string[] =>
  outbox.filter(({ state }) => state === 'saved' || state === 'sent').map(({ id }) => id);

/** An act that has left the queue without a refusal was confirmed. */
function followed(outage: Outage, entries: readonly OutboxEntry[], isOffline: boolean): Outage {
  const states = new Map(entries.map(({ id, state }) => [id, state]));
  const through = outage.waiting.filter((id) => (states.get(id) ?? 'confirmed') === 'confirmed');
  const left = outage.waiting.filter((id) => ['saved', 'sent'].includes(states.get(id) ?? ''));
  const waiting = isOffline ? [...new Set([...left, ...waitingIn(entries)])] : left;
  return { ...outage, waiting, confirmed: outage.confirmed + through.length };
}

/** It is over once everything that was saved in it is through; a hiccup is nobody's concern. */
function settle({ news }: Told, outage: Outage | null, now: number): Told {
  if (outage === null || outage.waiting.length > 0) return { news, outage };
  const { since, confirmed } = outage;
  if (now - since < TROUBLE_AFTER_MS) return { news, outage: null };
  return { news: added(news, [{ id: `back ${since}`, kind: 'back', confirmed }]), outage: null };
}

const added = (news: readonly News[], more: readonly News[]): readonly News[] =>
  more.length === 0 ? news : [...news, ...more].slice(-MOST);

/** What others did to somebody's sessions and samples. */
function newsOfFact(fact: Fact, userId: string): News[] {
  if (fact.by.user?.id === userId) return [];
  const id = `${userId} ${fact.seq}`;
  const by = fact.by.user?.name;
  if (fact.type === 'session.ended') {
    const { session } = fact;
    const { equipmentId } = session;
    return [{ id, kind: 'session-ended', userId, equipmentId, by, isTakenOver: isTakenOver(session) }];
  }
  const isAssigned = fact.type === 'sample.assigned';
  if (!isAssigned && fact.type !== 'sample.status-changed') return [];
  return [{ id, kind: 'sample', userId, sample: fact.sample, by, isAssigned }];
}

/** Many samples at once, as a bulk change makes them, are told together. */
function newsOf(facts: readonly Fact[], userId: string): News[] {
  const all = facts.flatMap((fact) => newsOfFact(fact, userId));
  const samples = all.filter(({ kind }) => kind === 'sample');
  const [first] = samples;
  if (!first || samples.length <= MOST_SAMPLES) return all;
  const others = all.filter(({ kind }) => kind !== 'sample');
  return [...others, { id: first.id, kind: 'samples', userId, count: samples.length }];
}

/** Whether a screen tells it: what is personal only to whom it is about. */
export const isFor = (one: News, userId: string | undefined): boolean => !('userId' in one) || one.userId === userId;
