import type { Crew } from './clients/crew.ts';
import { hycon } from './hub/command-line.ts';
import type { Disk } from './hub/disk.ts';
import type { HubUnderTest } from './hub/hub-under-test.ts';
import { BLACK_HOLE, type Cable, OPEN, type Ways } from './proxy.ts';
import type { Fault, HubKind } from './schedule.ts';

/** What the hands reach. */
export interface Scene {
  hub: HubUnderTest;
  disk: Disk;
  lines: Cable[];
  /** Which client a line belongs to. */
  names: string[];
  crews: Crew[];
}

const SLOW: Ways = { up: { delayMs: 80 }, down: { delayMs: 220 } };
const LOST_ACKS: Ways = { up: 'pass', down: 'hold' };
const DEAF_HUB: Ways = { up: 'hold', down: 'pass' };

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Does one fault from its beginning to its end, and leaves everything as it was. Resolves when it is over. */
export function inflict(fault: Fault, scene: Scene): Promise<void> {
  switch (fault.kind) {
    case 'hub-kill':
    case 'hub-stop':
    case 'hub-terminate':
    case 'hub-kill-twice':
    case 'disk-full':
    case 'disk-full-kill':
      return hurtHub(fault, scene);
    case 'black-hole':
      return breakLines(fault, scene, BLACK_HOLE);
    case 'black-hole-cut':
      return breakLines(fault, scene, BLACK_HOLE, 'cut');
    case 'lost-acks':
      return breakLines(fault, scene, LOST_ACKS, 'cut');
    case 'deaf-hub':
      return breakLines(fault, scene, DEAF_HUB);
    case 'slow':
      return breakLines(fault, scene, SLOW);
    case 'cut':
      return breakLines(fault, scene, OPEN, 'cut');
    case 'crew-kill':
    case 'crew-stop':
      return hurtCrew(fault, scene);
    case 'clock':
      return setClock(fault, scene);
    case 'stranger':
      return addBeside(scene);
  }
}

async function hurtHub({ kind, forMs }: Extract<Fault, { kind: HubKind }>, { hub, disk }: Scene): Promise<void> {
  switch (kind) {
    case 'hub-stop':
      hub.pause();
      await wait(forMs);
      hub.resume();
      return;
    case 'disk-full':
      await disk.fill();
      await wait(forMs);
      await disk.free();
      return;
    case 'disk-full-kill':
      await disk.fill();
      await wait(forMs);
      await hub.kill();
      await disk.free();
      break;
    case 'hub-kill-twice': {
      await hub.kill();
      const starting = hub.start().catch(() => undefined);
      await wait(forMs);
      await hub.kill();
      await starting;
      break;
    }
    case 'hub-kill':
      await hub.kill();
      await wait(forMs);
      break;
    case 'hub-terminate':
      await hub.terminate();
      await wait(forMs);
  }
  await hub.start();
}

async function breakLines(
  { forMs, line }: Extract<Fault, { line: number | 'all' }>,
  { lines }: Scene,
  ways: Ways,
  end?: 'cut',
): Promise<void> {
  const broken = lines.filter((_, index) => line === 'all' || index === line);
  for (const one of broken) one.set(ways);
  await wait(forMs);
  for (const one of broken) {
    if (end === 'cut') one.reset();
    one.set(OPEN);
  }
}

async function hurtCrew({ kind, forMs, crew }: Extract<Fault, { crew: number }>, { crews }: Scene): Promise<void> {
  const hurt = crews[crew];
  if (kind === 'crew-stop') {
    hurt?.stop();
    await wait(forMs);
    hurt?.resume();
    return;
  }
  await hurt?.kill();
  await wait(forMs);
  await hurt?.start();
}

function setClock({ line, offsetMs }: Extract<Fault, { kind: 'clock' }>, { crews, names }: Scene): Promise<void> {
  const name = names[line] ?? '';
  crews.find((one) => one.names.includes(name))?.setClock(name, offsetMs);
  return Promise.resolve();
}

/** While the disk is full it fails, as it should: nothing is added then. */
async function addBeside({ disk }: Scene): Promise<void> {
  await hycon(disk, ['equipment', 'add', 'Added beside']);
}
