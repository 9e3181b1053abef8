import type { OutboxEntry } from '../../client/hub-link.ts';
import { FORGOTTEN_OUTCOME, IDLE_OUTCOME, plannedEnd, runsUntil, type Session } from '../../protocol/entities.ts';
import type { IntentBody, IntentOf } from '../../protocol/intents.ts';
import type { Named } from '../../protocol/scalars.ts';
import type { HereSession } from './kiosk-phase.ts';

/** A session as the kiosk shows it: what the hub said, with what this kiosk has asked for and not yet heard back. */
export interface ShownSession {
  session: Session;
  /** Whether some of it is only saved here. */
  isPending: boolean;
}

type Waiting = Exclude<OutboxEntry, { state: 'refused' }>;
const isWaiting = (entry: OutboxEntry): entry is Waiting => entry.state !== 'refused';

/**
 * The open sessions here, with this kiosk's own acts already done: a start, an extension and an end show at once.
 * `me` is the operator of a session whose start waits and does not say who pressed it.
 */
export function shownSessions(
  sessions: readonly Session[],
  outbox: readonly OutboxEntry[],
  me: Named | null,
): Map<string, ShownSession> {
  const shown = new Map<string, ShownSession>();
  for (const session of sessions) shown.set(session.id, { session, isPending: false });
  for (const entry of outbox) {
    if (isWaiting(entry)) putAct(shown, entry, me);
  }
  return shown;
}

/** Which of the sessions here a piece of equipment shows: a person's own first; a use beside the floor only to them. */
export function shownOn(all: readonly ShownSession[], equipmentId: string, userId?: string): ShownSession | undefined {
  const here = all.filter(({ session }) => session.equipmentId === equipmentId);
  return here.find(({ session }) => session.operator.id === userId) ?? here.find(({ session }) => !session.conflict);
}

function putAct(
  shown: Map<string, ShownSession>,
  { body, by, occurredAt, savedSignIn }: Waiting,
  me: Named | null,
): void {
  const operator = by ?? me;
  if (body.type === 'session.end') shown.delete(body.sessionId);
  if (body.type === 'session.take-over') dropOthers(shown, body.equipmentId, operator);
  if (isStart(body) && operator && !shown.has(body.sessionId)) {
    const session = startedBy(operator, body, occurredAt);
    shown.set(body.sessionId, {
      session: savedSignIn ? { ...session, signedInOffline: true } : session,
      isPending: true,
    });
  }
  const known = 'sessionId' in body ? shown.get(body.sessionId) : undefined;
  if (body.type === 'session.set-unattended' && known) {
    const { unattendedUntil: before, idleSince: _left, ...rest } = known.session;
    const session = { ...rest, ...runsUntil(body.until, rest.plannedEndAt) };
    shown.set(body.sessionId, { session, isPending: known.isPending || before !== body.until });
  }
  if (body.type === 'session.offer' && known) {
    const { offeredUntil: _before, ...session } = known.session;
    const offer = body.until === undefined ? {} : { offeredUntil: body.until };
    shown.set(body.sessionId, { ...known, session: { ...session, ...offer } });
  }
  if (body.type === 'session.note-idle' && known) {
    const { idleSince: _before, ...session } = known.session;
    const idle = body.idleSince === undefined ? {} : { idleSince: body.idleSince };
    shown.set(body.sessionId, { ...known, session: { ...session, ...idle } });
  }
  if (body.type === 'session.extend' && known) {
    const plannedEndAt = plannedEnd(known.session.startedAt, body.plannedMs);
    const isPending = known.isPending || known.session.plannedEndAt !== plannedEndAt;
    shown.set(body.sessionId, { session: { ...known.session, plannedEndAt }, isPending });
  }
}

type Start = IntentOf<'session.start' | 'session.take-over'>;
const isStart = (body: IntentBody): body is Start => body.type === 'session.start' || body.type === 'session.take-over';

/** What is taken over is over at once, as far as this kiosk can know. */
function dropOthers(shown: Map<string, ShownSession>, equipmentId: string, me: Named | null): void {
  for (const { session } of shown.values()) {
    const isTheirs = session.operator.id !== me?.id && !session.conflict;
    if (session.equipmentId === equipmentId && isTheirs) shown.delete(session.id);
  }
}

function startedBy(me: Named, body: Start, startedAt: number): Session {
  const plannedEndAt = body.plannedMs === undefined ? undefined : plannedEnd(startedAt, body.plannedMs);
  return {
    id: body.sessionId,
    equipmentId: body.equipmentId,
    operator: { id: me.id, name: me.name },
    ...(body.project !== undefined && { project: body.project }),
    startedAt,
    ...(plannedEndAt !== undefined && { plannedEndAt }),
    ...runsUntil(body.unattendedUntil, plannedEndAt),
  };
}

export const hereSession = ({ session }: ShownSession): HereSession => ({
  id: session.id,
  equipmentId: session.equipmentId,
  operatorId: session.operator.id,
});

/** The starts that the hub refused, by session. */
export function refusedStarts(outbox: readonly OutboxEntry[]): Map<string, string> {
  const refused = new Map<string, string>();
  for (const entry of outbox) {
    if (entry.state === 'refused' && isStart(entry.body)) refused.set(entry.body.sessionId, entry.id);
  }
  return refused;
}

const LEFT: readonly string[] = [IDLE_OUTCOME, FORGOTTEN_OUTCOME];

/** The sessions that were ended from here as of when somebody was last there, by session. */
export const endedAsOf = (acts: readonly Pick<OutboxEntry, 'body'>[]): Map<string, number> =>
  new Map(
    acts.flatMap(({ body }) =>
      body.type === 'session.end' && LEFT.includes(body.outcome) && body.endedAt !== undefined
        ? [[body.sessionId, body.endedAt] as const]
        : [],
    ),
  );

/** How many acts are saved here that the hub has not yet taken. */
export const waitingCount = (outbox: readonly OutboxEntry[]): number =>
  outbox.filter((one) => one.state === 'saved' || one.state === 'sent').length;
