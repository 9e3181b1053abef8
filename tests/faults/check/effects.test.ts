import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import type { Downtime } from '../../../protocol/downtime.ts';
import type { Fact, FactBody } from '../../../protocol/facts.ts';
import type { IntentBody } from '../../../protocol/intents.ts';
import { emptyStaff } from '../../../protocol/staff.ts';
import { newEquipment, newSession, newUser } from '../../contract/lab.ts';
import { report } from '../checker.ts';
import { digestOfAnswer } from '../digest.ts';
import { checkActs, checkAuthors } from './acts.ts';
import { checkCourses } from './courses.ts';
import type { Evidence, Violation } from './evidence.ts';
import { emptyFloor, fact } from './sound-case.ts';

/** Acts that bring more than one fact about: what follows from one is its effect's, and nobody's act is missing. */

const ana = newUser('ana');
const ben = newUser('ben');
const by = (user: typeof ana): Fact['by'] => ({ user: { id: user.id, name: user.name } });
const sem = newEquipment('SEM');
const anas = { ...newSession(sem, ana), offeredUntil: 9_000 };
const bens = newSession(sem, ben);
const downtime: Downtime = {
  ...{ id: newId(), equipmentId: sem.id, startsAt: 1, endsAt: 9, reason: 'w 1' },
  ...{ plannedBy: { id: ana.id, name: ana.name }, plannedAt: 1 },
};
const PLANNED = { downtimeId: downtime.id, equipmentId: sem.id, startsAt: 1, endsAt: 9, reason: 'w 1' };
const running = { ...downtime, startedAt: 1, found: { condition: 'impaired' as const, conditionReason: 'w 0' } };
const wait = { user: { id: ben.id, name: ben.name }, equipmentId: sem.id, since: 1 };

interface Told {
  who: typeof ana;
  body: IntentBody;
  seq: Record<string, number>;
}

const HAND_OVER: Told[] = [
  { who: ana, body: { type: 'session.offer', sessionId: anas.id, until: 9_000 }, seq: { floor: 1 } },
  {
    who: ben,
    body: { type: 'session.take-over', sessionId: bens.id, equipmentId: sem.id },
    seq: { floor: 4, staff: 2 },
  },
];
const handedOver = (): Logs => ({
  floor: [
    fact(1, { type: 'session.updated', session: anas }, by(ana)),
    fact(2, { type: 'session.ended', session: { ...anas, endedAt: 2, notes: 'Taken over by ben' } }, by(ben)),
    fact(3, { type: 'session.started', session: bens }, by(ben)),
    fact(4, { type: 'waiting.changed', waiting: { equipmentId: sem.id, people: 0 } }, by(ben)),
  ],
  staff: [fact(1, { type: 'wait.begun', wait }, {}), fact(2, { type: 'wait.ended', wait }, by(ben))],
});

const DOWNTIME: Told[] = [
  {
    who: ana,
    body: { type: 'equipment.set-condition', equipmentId: sem.id, condition: 'impaired', reason: 'w 0' },
    seq: { floor: 1 },
  },
  { who: ana, body: { type: 'downtime.plan', ...PLANNED }, seq: { floor: 2 } },
  { who: ana, body: { type: 'downtime.cancel', downtimeId: downtime.id }, seq: { floor: 6 } },
];
const impaired: FactBody = {
  type: 'equipment.condition-changed',
  equipment: { ...sem, condition: 'impaired', conditionReason: 'w 0' },
};
const downtimes = (): Logs => ({
  floor: [
    fact(1, impaired, by(ana)),
    fact(2, { type: 'downtime.planned', downtime }, by(ana)),
    fact(3, { type: 'downtime.started', downtime: running }, {}),
    fact(4, { type: 'equipment.condition-changed', equipment: { ...sem, conditionReason: 'w 1' } }, {}),
    fact(5, { type: 'downtime.ended', downtime: { ...running, overAt: 2 } }, by(ana)),
    fact(6, impaired, by(ana)),
  ],
  staff: [],
});

test.for<[what: string, told: Told[], logs: Logs]>([
  ['a hand-over that somebody waited for', HAND_OVER, handedOver()],
  ['a downtime that gives back what it found', DOWNTIME, downtimes()],
])('FA-18 the checker finds nothing in %s', ([, told, logs]) => {
  expect(report(judged(told, logs))).toBe('');
});

test.for<[rule: string, what: string, told: Told[], logs: Logs, harm: (logs: Logs) => void]>([
  ['FA-4', 'an offer that came twice', HAND_OVER, handedOver(), ({ floor }) => repeat(floor, 0)],
  ['FA-4', 'a take-over that came twice', HAND_OVER, handedOver(), ({ floor }) => repeat(floor, 2)],
  ['FA-4', 'a take-over that began nothing', HAND_OVER, handedOver(), ({ floor }) => floor.splice(2, 1)],
  ['FA-8', 'an end that follows from nothing', HAND_OVER, handedOver(), ({ floor }) => endElsewhere(floor)],
  ['FA-4', 'a downtime that was planned twice', DOWNTIME, downtimes(), ({ floor }) => repeat(floor, 1)],
  ['FA-20', 'a downtime that ended twice', DOWNTIME, downtimes(), ({ floor }) => repeat(floor, 4)],
  ['FA-8', 'a condition that nobody set', DOWNTIME, downtimes(), ({ floor }) => repeat(floor, 3, by(ben))],
  ['FA-20', 'a wait that ended twice', HAND_OVER, handedOver(), ({ staff }) => repeat(staff, 1)],
])('FA-18 %s: the checker finds %s', ([rule, , told, logs, harm]) => {
  harm(logs);
  const found = judged(told, logs);
  expect(
    found.map((one) => one.rule),
    report(found),
  ).toContain(rule);
});

test('FA-18 FA-20: the checker finds somebody who was not told that it is free', () => {
  const { truth, stories } = evidenceOf([], { floor: [], staff: [] });
  truth.loaded.floor = { ...emptyFloor(), equipment: { [sem.id]: sem } };
  truth.loaded.staff.waits = { [`${ben.id}/${sem.id}`]: wait };
  expect(checkCourses({ truth, stories })).toMatchObject([{ rule: 'FA-20' }]);
});

interface Logs {
  floor: Fact[];
  staff: Fact[];
}

function judged(told: Told[], logs: Logs): Violation[] {
  const evidence = evidenceOf(told, logs);
  return [...checkActs(evidence), ...checkAuthors(evidence), ...checkCourses(evidence)];
}

/** The same once more, at the end of the log. */
function repeat(log: Fact[], index: number, author?: Fact['by']): void {
  const one = log[index];
  if (one) log.push({ ...one, seq: log.length + 1, ...(author && { by: author }) });
}

function endElsewhere(floor: Fact[]): void {
  const [ended] = floor.splice(1, 1);
  if (ended?.type === 'session.ended')
    floor.push({ ...ended, seq: 2, session: { ...ended.session, equipmentId: newId() } });
}

function evidenceOf(told: Told[], logs: Logs): Evidence {
  const acts = told.map(({ who, body, seq }, index) => {
    const id = newId();
    const ack = { n: index + 1, ok: true as const, result: {}, seq };
    const act = { id, client: 'kiosk', body, by: who.id, answers: [{ ...ack, digest: digestOfAnswer(ack) }] };
    return { act, stored: { id, ack } };
  });
  const truth = {
    logs: { ...logs },
    heads: {},
    loaded: { floor: emptyFloor(), staff: { ...emptyStaff } },
    sessions: [],
    intents: acts.map((one) => one.stored),
    fresh: {},
    replayed: {},
  };
  return { truth, stories: [{ name: 'kiosk', entries: [], acts: acts.map((one) => one.act), final: undefined }] };
}
