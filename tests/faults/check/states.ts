import { type ChannelState, foldOf } from '../../../protocol/channels.ts';
import type { Session } from '../../../protocol/entities.ts';
import type { FloorState } from '../../../protocol/floor.ts';
import type { ChannelName } from '../../../protocol/scalars.ts';
import { canonical } from '../digest.ts';
import { type Evidence, mainFacts, type Truth, type Violation } from './evidence.ts';

/** At rest everybody has the same: what the facts fold to, what the tables hold, what a newcomer and each client sees. */
export function checkStates({ truth, stories }: Evidence): Violation[] {
  const folded = foldAll(truth);
  const compare = (who: string, channel: string, state: unknown, seq?: number): Violation[] => {
    const head = truth.heads[channel]?.seq;
    if (seq !== undefined && seq !== head)
      return [{ rule: 'FA-12', what: `${who} stands at ${channel}/${seq}, the hub at ${head}.` }];
    const where = difference(folded[channel], state, channel);
    return where === undefined ? [] : [{ rule: 'FA-12', what: `${who} differs from the hub’s facts at ${where}.` }];
  };
  return [
    ...compare('The store’s tables', 'floor', truth.loaded.floor),
    ...compare('The store’s tables', 'staff', truth.loaded.staff),
    ...Object.entries(truth.fresh).flatMap(([channel, one]) => compare('A newcomer', channel, one.state, one.seq)),
    ...stories.flatMap(({ name, final }) =>
      final
        ? Object.entries(final.logs).flatMap(([channel, log]) => compare(name, channel, log.state, log.seq))
        : [{ rule: 'FA-12', what: `${name} never said what it shows at the end.` }],
    ),
    ...stories.flatMap(({ name, final }) =>
      final && !final.logs['floor'] ? [{ rule: 'FA-12', what: `${name} shows no floor at the end.` }] : [],
    ),
  ];
}

const foldAll = (truth: Truth): Record<string, ChannelState> =>
  Object.fromEntries(
    Object.keys(truth.heads).map((channel) => {
      const { empty, apply } = foldOf(channel as ChannelName);
      return [channel, (truth.logs[channel] ?? []).reduce(apply, empty)];
    }),
  );

/** Where two values first differ, in words; nothing where they are equal. */
export function difference(wanted: unknown, found: unknown, path: string): string | undefined {
  if (canonical(wanted) === canonical(found)) return undefined;
  if (!isRecord(wanted) || !isRecord(found)) {
    return `${path}: ${canonical(wanted).slice(0, SHOWN_CHARS)} there, ${canonical(found).slice(0, SHOWN_CHARS)} here`;
  }
  const keys = [...new Set([...Object.keys(wanted), ...Object.keys(found)])];
  return keys.map((key) => difference(wanted[key], found[key], `${path}.${key}`)).find((one) => one !== undefined);
}

const SHOWN_CHARS = 160;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** No use is lost or doubled: what was started and not ended is open, once, and every one is in the store as last told. */
export function checkSessions({ truth }: Evidence): Violation[] {
  const told = lastTold(truth);
  const stored = new Map(truth.sessions.map((one) => [one.id, one]));
  const open = Object.values(truth.fresh['floor'] ? (truth.fresh['floor'].state as FloorState).sessions : {});
  const onFloor = new Set(open.map((one) => one.id));
  const lost = [...told.values()].filter((one) => !one.endedAt && !one.conflict && !onFloor.has(one.id));
  const ghosts = open.filter((one) => told.get(one.id)?.endedAt !== undefined || !told.has(one.id));
  const crowded = [...Map.groupBy(open, (one) => one.equipmentId)].filter(([, all]) => all.length > 1);
  return [
    ...lost.map((one) => ({ rule: 'FA-13', what: `Session ${one.id} was started and not ended, and is not open.` })),
    ...ghosts.map((one) => ({ rule: 'FA-13', what: `Session ${one.id} is open, and should not be.` })),
    ...crowded.map(([id, all]) => ({ rule: 'FA-13', what: `Equipment ${id} has ${all.length} open sessions.` })),
    ...(stored.size === truth.sessions.length ? [] : [{ rule: 'FA-13', what: 'A session is exported twice.' }]),
    ...[...told].flatMap(([id, session]) => {
      const where = difference(session, stored.get(id), `session ${id}`);
      return where === undefined
        ? []
        : [{ rule: 'FA-13', what: `The table of sessions differs from the facts at ${where}.` }];
    }),
    ...[...stored.keys()]
      .filter((id) => !told.has(id))
      .map((id) => ({ rule: 'FA-13', what: `Session ${id} is in the store, and no fact tells of it.` })),
  ];
}

/** Each session as its last fact has it; what the staff's channel adds to one comes after its end on the floor. */
function lastTold(truth: Truth): Map<string, Session> {
  const sessions = new Map<string, Session>();
  for (const { fact } of mainFacts(truth)) if ('session' in fact) sessions.set(fact.session.id, fact.session);
  return sessions;
}
