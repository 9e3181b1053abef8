import type { Downtime } from '../../../protocol/downtime.ts';
import { type Sample, sampleStatus } from '../../../protocol/entities.ts';
import type { IntentBody } from '../../../protocol/intents.ts';
import type { Random } from '../random.ts';
import { type Scene, someDays, waitOrNot, word } from './scene.ts';

/** Nobody reads more, nor plans more. */
const FEW = 3;
/** Beyond this much storm-made equipment nobody makes more. */
const MANY = 12;
/** A downtime that is over while the storm goes on: its end is the hub's own act. */
const SHORT_MS = { least: 1_000, most: 4_000 };

/** What a manager does next. */
export function atDesk(scene: Scene, random: Random): IntentBody | undefined {
  const { floor, conflicts, samples, newId } = scene;
  const equipment = Object.values(floor.equipment);
  const kiosked = equipment.filter((one) => one.stationIds.length > 0);
  const loose = equipment.filter((one) => one.stationIds.length === 0);
  const sessions = [...Object.values(floor.sessions), ...Object.values(conflicts)];
  const problems = Object.keys(floor.problems);
  const told = Object.keys(floor.announcements);
  const downtimes = Object.values(floor.downtimes);
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
    [downtimes.length > FEW ? 0 : 2, () => plan(scene, random.pick(kiosked).id, random)],
    [downtimes.length === 0 ? 0 : 2, () => change(random.pick(downtimes), scene, random)],
    [downtimes.length === 0 ? 0 : 1, () => ({ type: 'downtime.cancel', downtimeId: random.pick(downtimes).id })],
    [1, () => waitOrNot(scene, random)],
  ])();
}

/** One that begins at once, so that the hub has to act on it, or one that is days away. */
function plan({ now, newId }: Scene, equipmentId: string, random: Random): IntentBody {
  const startsAt = random.chance(0.6) ? now : now + someDays(random);
  return {
    type: 'downtime.plan',
    downtimeId: newId(),
    equipmentId,
    startsAt,
    endsAt: startsAt + (random.chance(0.5) ? random.int(SHORT_MS.least, SHORT_MS.most) : someDays(random)),
    reason: word(newId),
  };
}

const change = ({ id, startsAt }: Downtime, { now, newId }: Scene, random: Random): IntentBody => ({
  type: 'downtime.change',
  downtimeId: id,
  endsAt: Math.max(startsAt, now) + someDays(random),
  reason: word(newId),
});

function setCondition(equipmentId: string, reason: string, random: Random): IntentBody {
  const condition = random.weighted([
    [4, 'operational' as const],
    [1, 'impaired' as const],
    [1, 'out-of-service' as const],
  ]);
  return { type: 'equipment.set-condition', equipmentId, condition, ...(condition !== 'operational' && { reason }) };
}

const setStatus = ({ id, status }: Sample, note: string, random: Random): IntentBody => ({
  type: 'sample.set-status',
  sampleId: id,
  status: random.pick(sampleStatus.options),
  ...(random.chance(0.5) && { from: status }),
  note,
});

const endOther = (sessionId: string, reason: string): IntentBody => ({
  type: 'session.end',
  sessionId,
  outcome: 'problem',
  notes: reason,
});

const resolve = (sessionId: string): IntentBody => ({ type: 'conflict.resolve', sessionId });
