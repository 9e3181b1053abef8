import { v7 as newId } from 'uuid';
import type { IntentOf } from '../../protocol/intents.ts';
import type { Random } from '../../tests/faults/random.ts';
import type { Visitor } from './lab.ts';
import { HOUR_MS, type LabTime, MINUTE_MS } from './lab-time.ts';
import { type Entrance, type Tally, Watcher } from './watcher.ts';
import { HAZARDS, PROBLEMS, PROJECTS, SAMPLE_KINDS } from './words.ts';

export interface KioskScene {
  entrance: Entrance;
  equipmentIds: string[];
  /** Who is about and at no kiosk; shared by all. */
  about: Visitor[];
  random: Random;
  time: LabTime;
  tally: Tally;
}

const GAP_MS = 25 * MINUTE_MS;
const PLANS_MS = [0.5, 1, 1, 2, 2, 3, 4].map((hours) => hours * HOUR_MS);
/** How far people are off with what they plan. */
const SHORTEST = 0.6;
const LONGEST = 1.25;
const LOOK_MS = MINUTE_MS;
const REBOOT_MS = 3 * MINUTE_MS;
const TYPING_MS = 20_000;

const OFTEN = { reboots: 0.02, reports: 0.05, submits: 0.15, extends: 0.2, forgets: 0.06, fails: 0.08, severe: 0.2 };

/** A kiosk's day: one person after another comes, works for a while and goes; now and then something else happens. */
export async function liveAtKiosk(scene: KioskScene): Promise<void> {
  const { entrance, tally, random, time } = scene;
  let screen = new Watcher(entrance, tally);
  while (!time.isOver()) {
    await time.pass(random.gapMs(GAP_MS));
    if (random.chance(OFTEN.reboots)) {
      screen.close();
      await time.pass(REBOOT_MS);
      screen = new Watcher(entrance, tally);
    }
    const visitor = scene.about.splice(random.int(0, scene.about.length - 1), 1)[0];
    if (!visitor) continue;
    if (!time.isOver() && (await screen.signIn(visitor.badge))) await visit(screen, scene);
    scene.about.push(visitor);
  }
  screen.close();
}

async function visit(screen: Watcher, scene: KioskScene): Promise<void> {
  const { random, time, equipmentIds } = scene;
  const equipmentId = random.pick(equipmentIds);
  await time.pass(TYPING_MS);
  if (random.chance(OFTEN.submits)) await submit(screen, scene);
  if (random.chance(OFTEN.reports)) await report(screen, scene, equipmentId);
  const hasLeft = await use(screen, scene, equipmentId);
  if (!hasLeft) await screen.signOut();
}

/** True where they forgot to end it and went: the kiosk stays theirs until somebody else ends it. */
async function use(screen: Watcher, { random, time }: KioskScene, equipmentId: string): Promise<boolean> {
  const sessionId = newId();
  const planMs = random.pick(PLANS_MS);
  const project = random.pick(PROJECTS);
  const body = { equipmentId, sessionId, project, plannedMs: time.real(planMs) };
  const inTheWay = Object.values(screen.floor.sessions).find((one) => one.equipmentId === equipmentId);
  const isLate = inTheWay?.plannedEndAt !== undefined && inTheWay.plannedEndAt < Date.now();
  const type = isLate ? 'session.take-over' : 'session.start';
  if (!(await screen.act({ type, ...body }))) return false;
  await time.pass(planMs * (SHORTEST + random.next() * (LONGEST - SHORTEST)));
  if (random.chance(OFTEN.extends)) {
    await screen.act({ type: 'session.extend', sessionId, plannedMs: time.real(planMs + HOUR_MS) });
    await time.pass(random.next() * HOUR_MS);
  }
  // Somebody may have ended it meanwhile, a manager or who took over.
  if (random.chance(OFTEN.forgets)) return true;
  if (time.isOver() || !screen.floor.sessions[sessionId]) return false;
  const outcome = random.chance(OFTEN.fails) ? 'problem' : 'completed';
  await screen.act({ type: 'session.end', sessionId, outcome, ...(outcome === 'problem' && { notes: 'It stopped' }) });
  await time.pass(LOOK_MS);
  return false;
}

async function submit(screen: Watcher, { random }: KioskScene): Promise<void> {
  const recipients = Object.keys(screen.floor.recipients);
  if (recipients.length === 0) return;
  const kind = random.pick(SAMPLE_KINDS);
  const batch = random.int(100, 999);
  const samples = Array.from(
    { length: random.int(1, 6) },
    (_, index): IntentOf<'sample.submit'>['samples'][number] => ({
      sampleId: newId(),
      label: `${batch}-${index + 1}`,
      kind,
      ...(random.chance(OFTEN.severe) && { hazard: random.pick(HAZARDS) }),
    }),
  );
  await screen.act({ type: 'sample.submit', samples, recipientId: random.pick(recipients) });
}

async function report(screen: Watcher, { random }: KioskScene, equipmentId: string): Promise<void> {
  const [category, note] = random.pick(PROBLEMS);
  const isSevere = random.chance(OFTEN.severe);
  const severity = isSevere ? 'critical' : random.pick(['minor', 'major'] as const);
  const problemId = newId();
  await screen.act({
    type: 'problem.report',
    problemId,
    equipmentId,
    category,
    severity,
    stillUsable: !isSevere,
    note,
  });
}
