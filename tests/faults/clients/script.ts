import { type Sample, type Session, sampleStatus } from '../../../protocol/entities.ts';
import { type FloorState, openSessionOn } from '../../../protocol/floor.ts';
import type { IntentBody } from '../../../protocol/intents.ts';
import type { SignedIn } from '../../../protocol/wire.ts';
import type { Random } from '../random.ts';

/** What somebody in front of a screen does next. */
export type Deed = { do: 'send'; body: IntentBody } | { do: 'sign-in'; badge: string } | { do: 'sign-out' };

/** What they see. */
export interface Scene {
  kind: 'station' | 'person';
  user: SignedIn | undefined;
  floor: FloorState;
  /** Uses that collided, which managers see. */
  conflicts: Record<string, Session>;
  /** The samples on their way, which managers see. */
  samples: readonly Sample[];
  equipmentIds: readonly string[];
  badges: readonly string[];
  /** The last session that was started here, which the hub may not have confirmed. */
  lastStarted: string | undefined;
  newId(): string;
}

/** Nothing, where there is nothing sensible to do. Each act carries a word of its own, by which its effect is known. */
export function nextDeed(scene: Scene, random: Random): Deed | undefined {
  if (scene.kind === 'person') return send(atDesk(scene, random));
  if (!scene.user) return { do: 'sign-in', badge: random.pick(scene.badges) };
  if (random.chance(SIGN_OUT_CHANCE)) return { do: 'sign-out' };
  return send(atKiosk(scene, scene.user, random));
}

const SIGN_OUT_CHANCE = 0.06;
/** People mostly do what the screen offers; now and then they are late, and it is refused. */
const LATE_CHANCE = 0.15;
const DAY_MS = 24 * 3_600_000;

const send = (body: IntentBody | undefined): Deed | undefined => body && { do: 'send', body };

function atKiosk(scene: Scene, user: SignedIn, random: Random): IntentBody | undefined {
  const { floor, equipmentIds, lastStarted, newId } = scene;
  const here = Object.values(floor.sessions).filter((one) => equipmentIds.includes(one.equipmentId));
  const mine = here.find((one) => one.operator.id === user.id)?.id;
  const sessionId = mine ?? (random.chance(LATE_CHANCE) ? (lastStarted ?? here[0]?.id) : undefined);
  if (sessionId === undefined) return start(scene, random);
  return random.weighted<() => IntentBody | undefined>([
    [4, () => extend(sessionId, random)],
    [4, () => ({ type: 'session.end', sessionId, outcome: 'completed', notes: word(newId) })],
    [2, () => start(scene, random)],
    [1, () => report(scene, random)],
    [1, () => submit(scene, random)],
  ])();
}

function start({ floor, equipmentIds, newId }: Scene, random: Random): IntentBody | undefined {
  const free = equipmentIds.filter((one) => floor.equipment[one] && !openSessionOn(floor, one));
  const from = free.length === 0 || random.chance(LATE_CHANCE) ? equipmentIds : free;
  return { type: 'session.start', sessionId: newId(), equipmentId: random.pick(from), plannedMs: someDay(random) };
}

/** A small one: what it does to the equipment would be a second fact, and the storm counts one for an act. */
const report = ({ equipmentIds, newId }: Scene, random: Random): IntentBody => ({
  type: 'problem.report',
  problemId: newId(),
  equipmentId: random.pick(equipmentIds),
  category: 'Storm',
  severity: 'minor',
  stillUsable: true,
});

function submit({ floor, newId }: Scene, random: Random): IntentBody | undefined {
  const recipients = Object.keys(floor.recipients);
  if (recipients.length === 0) return undefined;
  const samples = [{ sampleId: newId(), label: 'Storm' }];
  return { type: 'sample.submit', samples, recipientId: random.pick(recipients) };
}

const setStatus = ({ id, status }: Sample, note: string, random: Random): IntentBody => ({
  type: 'sample.set-status',
  sampleId: id,
  status: random.pick(sampleStatus.options),
  ...(random.chance(0.5) && { from: status }),
  note,
});

const extend = (sessionId: string, random: Random): IntentBody => ({
  type: 'session.extend',
  sessionId,
  plannedMs: someDay(random),
});

function atDesk(scene: Scene, random: Random): IntentBody | undefined {
  const { floor, conflicts, samples, newId } = scene;
  const equipment = Object.values(floor.equipment);
  const kiosked = equipment.filter((one) => one.stationIds.length > 0);
  const loose = equipment.filter((one) => one.stationIds.length === 0);
  const sessions = [...Object.values(floor.sessions), ...Object.values(conflicts)];
  const problems = Object.keys(floor.problems);
  const told = Object.keys(floor.announcements);
  const reason = word(newId);
  if (equipment.length === 0) return undefined;
  return random.weighted<() => IntentBody | undefined>([
    [loose.length > MANY ? 0 : 2, () => ({ type: 'equipment.create', equipmentId: newId(), name: word(newId) })],
    [4, () => ({ type: 'equipment.update', equipmentId: random.pick(equipment).id, name: word(newId) })],
    [3, () => setCondition(random.pick(kiosked).id, reason, random)],
    [loose.length === 0 ? 0 : 2, () => ({ type: 'equipment.retire', equipmentId: random.pick(loose).id, reason })],
    [sessions.length === 0 ? 0 : 2, () => endOther(random.pick(sessions).id, reason)],
    [Object.keys(conflicts).length === 0 ? 0 : 3, () => resolve(random.pick(Object.keys(conflicts)))],
    [
      problems.length === 0 ? 0 : 2,
      () => ({ type: 'problem.resolve', problemId: random.pick(problems), note: reason }),
    ],
    [samples.length === 0 ? 0 : 2, () => setStatus(random.pick(samples), reason, random)],
    [told.length > FEW ? 0 : 1, () => ({ type: 'announcement.post', announcementId: newId(), text: reason })],
    [told.length === 0 ? 0 : 1, () => ({ type: 'announcement.clear', announcementId: random.pick(told) })],
  ])();
}

/** Nobody reads more. */
const FEW = 3;

/** Beyond this much storm-made equipment nobody makes more. */
const MANY = 12;

function setCondition(equipmentId: string, reason: string, random: Random): IntentBody {
  const condition = random.weighted([
    [4, 'operational' as const],
    [1, 'impaired' as const],
    [1, 'out-of-service' as const],
  ]);
  return { type: 'equipment.set-condition', equipmentId, condition, ...(condition !== 'operational' && { reason }) };
}

const endOther = (sessionId: string, reason: string): IntentBody => ({
  type: 'session.end',
  sessionId,
  outcome: 'problem',
  notes: reason,
});

const resolve = (sessionId: string): IntentBody => ({ type: 'conflict.resolve', sessionId });

/** A word that nothing else carries. */
const word = (newId: () => string): string => `w ${newId()}`;

/** A planned length that no other act of the storm has, but by a rare chance: some days and odd milliseconds. */
const someDay = (random: Random): number => DAY_MS + random.int(0, 100 * DAY_MS);
