import { v7 as newId } from 'uuid';
import type { Random } from '../../tests/faults/random.ts';
import { HOUR_MS, type LabTime, MINUTE_MS } from './lab-time.ts';
import type { Watcher } from './watcher.ts';
import { UPKEEP } from './words.ts';

interface UpkeepScene {
  random: Random;
  time: LabTime;
}

/** At each look at the screen: a manager plans two or three in a day, and many a one turns out otherwise. */
const OFTEN = { plans: 0.04, changes: 0.04, cancels: 0.02 };
const BEGINS_IN_MS = { least: 30 * MINUTE_MS, more: 5 * HOUR_MS };
const LASTS_MS = [0.5, 1, 1, 2].map((hours) => hours * HOUR_MS);
const LONGER_MS = 30 * MINUTE_MS;

/** A manager plans when equipment is out of service, and sees to it that the plan stays true. */
export async function keepUp(screen: Watcher, scene: UpkeepScene): Promise<void> {
  const { random } = scene;
  if (random.chance(OFTEN.plans)) await plan(screen, scene);
  if (random.chance(OFTEN.changes)) await prolong(screen, scene);
  if (random.chance(OFTEN.cancels)) await cancel(screen, scene);
}

async function plan(screen: Watcher, { random, time }: UpkeepScene): Promise<void> {
  const { equipment, downtimes } = screen.floor;
  const taken = new Set(Object.values(downtimes).map((one) => one.equipmentId));
  const free = Object.keys(equipment).filter((id) => !taken.has(id));
  if (free.length === 0) return;
  const startsAt = Date.now() + time.real(BEGINS_IN_MS.least + random.next() * BEGINS_IN_MS.more);
  const endsAt = startsAt + time.real(random.pick(LASTS_MS));
  const [equipmentId, reason] = [random.pick(free), random.pick(UPKEEP)];
  await screen.act({ type: 'downtime.plan', downtimeId: newId(), equipmentId, startsAt, endsAt, reason });
}

async function prolong(screen: Watcher, { random, time }: UpkeepScene): Promise<void> {
  const all = Object.values(screen.floor.downtimes);
  if (all.length === 0) return;
  const { id, endsAt } = random.pick(all);
  await screen.act({ type: 'downtime.change', downtimeId: id, endsAt: endsAt + time.real(LONGER_MS) });
}

async function cancel(screen: Watcher, { random }: UpkeepScene): Promise<void> {
  const all = Object.keys(screen.floor.downtimes);
  if (all.length > 0) await screen.act({ type: 'downtime.cancel', downtimeId: random.pick(all) });
}
