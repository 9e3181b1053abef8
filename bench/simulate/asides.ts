import { v7 as newId } from 'uuid';
import { openSessionOn } from '../../protocol/floor.ts';
import type { IntentOf } from '../../protocol/intents.ts';
import { isUsable } from '../../protocol/wait.ts';
import type { KioskScene } from './kiosk-scene.ts';
import type { Visitor } from './lab.ts';
import type { Watcher } from './watcher.ts';
import { HAZARDS, PROBLEMS, SAMPLE_KINDS } from './words.ts';

const OFTEN = { severe: 0.2, givesUp: 0.1 };

/** What people do at a kiosk beside using what stands there. */
export async function submit(screen: Watcher, { random }: KioskScene): Promise<void> {
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

export async function report(screen: Watcher, { random }: KioskScene, equipmentId: string): Promise<void> {
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

/** They have seen what they waited for, or have changed their plans. */
export async function readWaits(screen: Watcher, { random }: KioskScene): Promise<void> {
  for (const { equipmentId, metAt } of screen.waits)
    if (metAt !== undefined || random.chance(OFTEN.givesUp)) await screen.act({ type: 'wait.end', equipmentId });
}

/** They need something else next, and somebody has it or it does not work. */
export async function askToBeTold(screen: Watcher, { random }: KioskScene, { user }: Visitor): Promise<void> {
  const { floor } = screen;
  const wanted = Object.keys(floor.equipment).filter(
    (id) => !isUsable(floor, id) && openSessionOn(floor, id)?.operator.id !== user.id,
  );
  if (wanted.length > 0) await waitFor(screen, random.pick(wanted));
}

export async function waitFor(screen: Watcher, equipmentId: string): Promise<void> {
  if (!screen.waits.some((one) => one.equipmentId === equipmentId))
    await screen.act({ type: 'wait.begin', equipmentId });
}
