import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Crew } from './clients/crew.ts';
import type { ClientSpec } from './clients/messages.ts';
import type { Scene } from './fault-hands.ts';
import { HUB } from './hub/command-line.ts';
import { openDisk } from './hub/disk.ts';
import { HubUnderTest } from './hub/hub-under-test.ts';
import { prepareLab, type StormLab } from './lab.ts';
import { Cable } from './proxy.ts';
import { Random } from './random.ts';

export interface Cast {
  seed: number;
  kiosks: number;
  desks: number;
  /** How many clients share a process. */
  crewSize: number;
  /** How long people take between two acts, on average. */
  paceMs: number;
  /** A mutant in place of the hub. */
  hub?: string[];
  outbox?: ClientSpec['outbox'];
}

/** A lab at work: everything that is to be broken, and the way to end it all. */
export interface Stage extends Scene {
  folder: string;
  lab: StormLab;
  specs: ClientSpec[];
  /** Ends every process; removes everything, or keeps it with a copy of the hub's data. */
  strike(keep: 'keep' | 'remove'): Promise<void>;
}

/** Makes a lab in an empty folder, starts its hub and all its clients, and waits until everybody is live. */
export async function setStage(cast: Cast): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'hycon-storm-'));
  const disk = await openDisk(folder);
  // SQLite finds its way past the door to another name space, so the file is made outside and carried in.
  const outside = join(folder, 'lab');
  const lab = await prepareLab(outside, cast.kiosks, cast.desks);
  await cp(outside, disk.reach, { recursive: true });
  const hub = await HubUnderTest.create(disk, cast.hub ?? HUB);
  const lines = await Promise.all(Array.from({ length: cast.kiosks + cast.desks }, () => Cable.open(hub.port)));
  const specs = specsOf(cast, { lab, lines, folder });
  const crews: Crew[] = [];
  for (let i = 0; i < specs.length; i += cast.crewSize) crews.push(new Crew(specs.slice(i, i + cast.crewSize)));
  const strike = async (keep: 'keep' | 'remove'): Promise<void> => {
    await Promise.all(crews.map((crew) => crew.kill()));
    await hub.kill();
    await Promise.all(lines.map((line) => line.close()));
    if (keep === 'keep') await cp(disk.reach, join(folder, 'hub-after'), { recursive: true });
    await disk.close();
    if (keep === 'remove') await rm(folder, { recursive: true });
  };
  try {
    await hub.start();
    await Promise.all(crews.map((crew) => crew.start()));
    await Promise.all(crews.map((crew) => crew.untilLive()));
  } catch (error) {
    await strike('remove');
    throw error;
  }
  return { hub, disk, lines, names: specs.map((one) => one.name), crews, folder, lab, specs, strike };
}

function specsOf(
  { seed, outbox = 'disk', paceMs }: Cast,
  { lab, lines, folder }: { lab: StormLab; lines: Cable[]; folder: string },
): ClientSpec[] {
  const dice = new Random(seed).branch('clients');
  const names = [...lab.kiosks.map((_, i) => `kiosk${i}`), ...lab.desks.map((_, i) => `desk${i}`)];
  return names.map((name, index) => {
    const kiosk = lab.kiosks[index];
    const desk = lab.desks[index - lab.kiosks.length];
    return {
      name,
      kind: kiosk ? ('station' as const) : ('person' as const),
      url: lines[index]?.url ?? '',
      token: kiosk?.token ?? desk?.token ?? '',
      outboxFile: join(folder, `${name}.outbox`),
      journalFile: join(folder, `${name}.journal`),
      outbox,
      seed: dice.int(1, 2 ** 31),
      paceMs,
      clockOffsetMs: 0,
      equipmentIds: kiosk?.station.equipmentIds ?? [],
      badges: lab.badges,
    };
  });
}
