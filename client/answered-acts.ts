import { z } from 'zod';
import { session } from '../protocol/entities.ts';
import type { IntentBody } from '../protocol/intents.ts';
import type { Confirmed } from './entry-life.ts';
import type { AnsweredAct } from './hub-link.ts';

/** As many as a person may want to look back at. */
const KEPT = 12;
const told = z.object({ session });

/** What is told of a confirmed act once it leaves the queue; `answeredAt` is the hub's time. Secrets are not kept for that. */
export function answered({ id, occurredAt, offline, body, result }: Confirmed, answeredAt: number): AnsweredAct {
  const started = body.type === 'session.start' ? told.safeParse(result).data?.session : undefined;
  const collision = started?.conflict ? started : null;
  return { id, occurredAt, answeredAt, ...(offline && { offline }), body: withoutSecrets(body), collision };
}

/** The last ones; an act that was answered again is there once. */
export function lastAnswered(before: readonly AnsweredAct[], fresh: readonly AnsweredAct[]): AnsweredAct[] {
  const ids = new Set(fresh.map((one) => one.id));
  return [...before.filter((one) => !ids.has(one.id)), ...fresh].slice(-KEPT);
}

function withoutSecrets(body: IntentBody): IntentBody {
  if (body.type === 'user.create' || body.type === 'user.set-credentials') {
    const { badge: _badge, pin: _pin, password: _password, ...rest } = body;
    return rest;
  }
  if (body.type === 'user.import') return { ...body, people: body.people.map(({ badge: _badge, ...rest }) => rest) };
  return body;
}
