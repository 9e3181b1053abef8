import { askToBeTold, readWaits, report, submit, waitFor } from './asides.ts';
import { readInbox } from './inbox.ts';
import { comeBy, type KioskScene } from './kiosk-scene.ts';
import type { Visitor } from './lab.ts';
import { MINUTE_MS } from './lab-time.ts';
import { canUse, use } from './use.ts';
import { Watcher } from './watcher.ts';

const GAP_MS = 25 * MINUTE_MS;
const REBOOT_MS = 3 * MINUTE_MS;
const TYPING_MS = 20_000;

const OFTEN = { reboots: 0.02, reports: 0.05, submits: 0.15, asks: 0.1, waits: 0.7 };

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
    const visitor = comeBy(scene);
    if (!visitor) continue;
    if (!time.isOver() && (await screen.signIn(visitor.badge))) await visit(screen, scene, visitor);
    scene.about.push(visitor);
  }
  screen.close();
}

async function visit(screen: Watcher, scene: KioskScene, visitor: Visitor): Promise<void> {
  const { random, time, equipmentIds } = scene;
  const equipmentId = random.pick(equipmentIds);
  await time.pass(TYPING_MS);
  await readInbox(screen, visitor.user.id);
  await readWaits(screen, scene);
  if (random.chance(OFTEN.submits)) await submit(screen, scene);
  if (random.chance(OFTEN.reports)) await report(screen, scene, equipmentId);
  if (random.chance(OFTEN.asks)) await askToBeTold(screen, scene, visitor);
  if (canUse(screen, equipmentId)) return use(screen, scene, visitor, equipmentId);
  if (random.chance(OFTEN.waits)) await waitFor(screen, equipmentId);
  await screen.signOut();
}
