import { openSessionOn } from '../../../protocol/floor.ts';
import type { IntentBody } from '../../../protocol/intents.ts';
import { isOffered } from '../../../protocol/status.ts';
import type { SignedIn } from '../../../protocol/wire.ts';
import type { Random } from '../random.ts';
import { type Scene, someDays, waitOrNot, word } from './scene.ts';

/** People mostly do what the screen offers; now and then they are late, and it is refused. */
const LATE_CHANCE = 0.15;
const WAIT_CHANCE = 0.12;

/** What whoever is signed in at a kiosk does next. */
export function atKiosk(scene: Scene, user: SignedIn, random: Random): IntentBody | undefined {
  const { floor, equipmentIds, lastStarted, now, newId } = scene;
  const here = Object.values(floor.sessions).filter((one) => equipmentIds.includes(one.equipmentId));
  const offered = here.find((one) => one.operator.id !== user.id && isOffered(one, now));
  if (offered && random.chance(0.5)) return takeOver(offered.equipmentId, newId, random);
  if (random.chance(WAIT_CHANCE)) return waitOrNot(scene, random);
  const mine = here.find((one) => one.operator.id === user.id)?.id;
  const sessionId = mine ?? (random.chance(LATE_CHANCE) ? (lastStarted ?? here[0]?.id) : undefined);
  if (sessionId === undefined) return start(scene, random);
  const until = now + someDays(random);
  return random.weighted<() => IntentBody | undefined>([
    [4, () => ({ type: 'session.extend', sessionId, plannedMs: someDays(random) })],
    [4, () => ({ type: 'session.end', sessionId, outcome: 'completed', notes: word(newId) })],
    [2, () => ({ type: 'session.offer', sessionId, until })],
    [2, () => ({ type: 'session.set-unattended', sessionId, until })],
    [2, () => start(scene, random)],
    [1, () => report(scene, random)],
    [1, () => submit(scene, random)],
  ])();
}

function start({ floor, equipmentIds, newId }: Scene, random: Random): IntentBody | undefined {
  const free = equipmentIds.filter((one) => floor.equipment[one] && !openSessionOn(floor, one));
  const from = free.length === 0 || random.chance(LATE_CHANCE) ? equipmentIds : free;
  return { type: 'session.start', sessionId: newId(), equipmentId: random.pick(from), plannedMs: someDays(random) };
}

const takeOver = (equipmentId: string, newId: () => string, random: Random): IntentBody => ({
  type: 'session.take-over',
  sessionId: newId(),
  equipmentId,
  plannedMs: someDays(random),
});

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
