import { v7 as newId } from 'uuid';
import type { Session } from '../../protocol/entities.ts';
import { openSessionOn } from '../../protocol/floor.ts';
import { isForgotten, isOffered } from '../../protocol/status.ts';
import type { Random } from '../../tests/faults/random.ts';
import { comeBy, type KioskScene } from './kiosk-scene.ts';
import type { Visitor } from './lab.ts';
import { HOUR_MS, MINUTE_MS } from './lab-time.ts';
import type { Watcher } from './watcher.ts';
import { PROJECTS } from './words.ts';

interface Use {
  visitor: Visitor;
  equipmentId: string;
  sessionId: string;
  planMs: number;
}

const PLANS_MS = [0.5, 1, 1, 2, 2, 3, 4].map((hours) => hours * HOUR_MS);
/** How far people are off with what they plan. */
const SHORTEST = 0.6;
const LONGEST = 1.25;
const LOOK_MS = MINUTE_MS;
const BADGE_MS = 10_000;
/** What a site's policy gives somebody who has left their desk. */
const IDLE_AFTER_MS = 15 * MINUTE_MS;
const AWAY_MS = 20 * MINUTE_MS;
/** Longer than a kiosk offers it: at this speed the hub's own time is short. */
const OFFERED_FOR_MS = 10 * MINUTE_MS;

const OFTEN = {
  runsAlone: 0.06,
  leavesRunning: 0.06,
  goesAway: 0.06,
  extends: 0.2,
  forgets: 0.06,
  namesEnd: 0.7,
  handsOver: 0.08,
  fails: 0.08,
};

/** Whether somebody at its kiosk can begin: it works, and is free, forgotten or handed over. */
export function canUse({ floor }: Watcher, equipmentId: string): boolean {
  const open = openSessionOn(floor, equipmentId);
  const now = Date.now();
  if (floor.equipment[equipmentId]?.condition === 'out-of-service') return false;
  return !open || isForgotten(open, now) || isOffered(open, now);
}

/** One person's use of an instrument, from their first touch until they have gone. */
export async function use(screen: Watcher, scene: KioskScene, visitor: Visitor, equipmentId: string): Promise<void> {
  const { random } = scene;
  const mine: Use = { visitor, equipmentId, sessionId: newId(), planMs: random.pick(PLANS_MS) };
  const runsAlone = random.chance(OFTEN.runsAlone);
  if (!(await begin(screen, scene, mine, runsAlone))) {
    await screen.signOut();
    return;
  }
  if (runsAlone) await leaveAlone(screen, scene, mine, mine.planMs);
  else await work(screen, scene, mine);
  await leave(screen, scene, mine);
}

async function begin(screen: Watcher, { random, time }: KioskScene, mine: Use, runsAlone: boolean): Promise<boolean> {
  const { visitor, equipmentId, sessionId, planMs } = mine;
  const open = openSessionOn(screen.floor, equipmentId);
  // Their own, which they forgot the last time.
  if (open?.operator.id === visitor.user.id)
    await screen.act({ type: 'session.end', sessionId: open.id, outcome: 'completed' });
  const plannedMs = time.real(planMs);
  const wanted = {
    equipmentId,
    sessionId,
    project: random.pick(PROJECTS),
    plannedMs,
    ...(runsAlone && { unattendedUntil: Date.now() + plannedMs }),
  };
  const other = openSessionOn(screen.floor, equipmentId);
  if (!other) return screen.act({ type: 'session.start', ...wanted });
  return screen.act({ type: 'session.take-over', ...wanted, ...forgottenEnd(other, random) });
}

/** Whoever comes next often knows when the one before went; nobody names the end of what is handed over. */
function forgottenEnd(open: Session, random: Random): { endedAt?: number } {
  const now = Date.now();
  const endedAt = open.idleSince ?? open.plannedEndAt;
  const isKnown = endedAt !== undefined && endedAt <= now && !isOffered(open, now);
  return isKnown && random.chance(OFTEN.namesEnd) ? { endedAt } : {};
}

async function work(screen: Watcher, scene: KioskScene, mine: Use): Promise<void> {
  const { random, time } = scene;
  const { sessionId, planMs } = mine;
  await time.pass(planMs * (SHORTEST + random.next() * (LONGEST - SHORTEST)));
  if (random.chance(OFTEN.extends)) {
    await screen.act({ type: 'session.extend', sessionId, plannedMs: time.real(planMs + HOUR_MS) });
    await time.pass(random.next() * HOUR_MS);
  }
  if (random.chance(OFTEN.goesAway)) await goAway(screen, scene, mine);
  if (random.chance(OFTEN.leavesRunning) && isOpen(screen, scene, mine)) {
    const runMs = random.pick(PLANS_MS);
    await screen.act({ type: 'session.set-unattended', sessionId, until: Date.now() + time.real(runMs) });
    await leaveAlone(screen, scene, mine, runMs);
  }
}

/** It runs with nobody at it; its operator is back when it is done. */
async function leaveAlone(screen: Watcher, scene: KioskScene, mine: Use, runMs: number): Promise<void> {
  await screen.signOut();
  await scene.time.pass(runMs * SHORTEST);
  if (scene.time.isOver() || !(await screen.signIn(mine.visitor.badge))) return;
  if (isOpen(screen, scene, mine)) await screen.act({ type: 'session.set-unattended', sessionId: mine.sessionId });
}

/** They are called away: the kiosk tells that nobody is there, and that somebody is again. */
async function goAway(screen: Watcher, scene: KioskScene, mine: Use): Promise<void> {
  await noteLeft(screen, scene, mine);
  await scene.time.pass(scene.random.gapMs(AWAY_MS));
  if (isOpen(screen, scene, mine)) await screen.act({ type: 'session.note-idle', sessionId: mine.sessionId });
}

async function noteLeft(screen: Watcher, scene: KioskScene, mine: Use): Promise<void> {
  const idleSince = Date.now();
  await scene.time.pass(IDLE_AFTER_MS);
  if (isOpen(screen, scene, mine))
    await screen.act({ type: 'session.note-idle', sessionId: mine.sessionId, idleSince });
}

async function leave(screen: Watcher, scene: KioskScene, mine: Use): Promise<void> {
  const { random, time } = scene;
  // The kiosk stays theirs until somebody else ends it.
  if (random.chance(OFTEN.forgets)) return noteLeft(screen, scene, mine);
  if (isOpen(screen, scene, mine)) {
    const next = random.chance(OFTEN.handsOver) ? comeBy(scene) : undefined;
    if (next) return handOver(screen, scene, mine, next);
    await end(screen, scene, mine);
    await time.pass(LOOK_MS);
  }
  await screen.signOut();
}

async function handOver(screen: Watcher, scene: KioskScene, mine: Use, next: Visitor): Promise<void> {
  const { about, time } = scene;
  const { sessionId, equipmentId } = mine;
  await screen.act({ type: 'session.offer', sessionId, until: Date.now() + time.real(OFFERED_FOR_MS) });
  await time.pass(BADGE_MS);
  if (!time.isOver() && (await screen.signIn(next.badge))) await use(screen, scene, next, equipmentId);
  about.push(next);
}

async function end(screen: Watcher, { random }: KioskScene, { sessionId }: Use): Promise<void> {
  const outcome = random.chance(OFTEN.fails) ? 'problem' : 'completed';
  const notes = outcome === 'problem' ? { notes: 'It stopped' } : {};
  await screen.act({ type: 'session.end', sessionId, outcome, ...notes });
}

/** Somebody may have ended it meanwhile, a manager or who took over. */
const isOpen = ({ floor }: Watcher, { time }: KioskScene, { sessionId }: Use): boolean =>
  !time.isOver() && floor.sessions[sessionId] !== undefined;
