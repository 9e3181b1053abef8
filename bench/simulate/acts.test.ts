import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Fact } from '../../protocol/facts.ts';
import { readConfig } from '../../server/config.ts';
import { openStore, startHub } from '../../server/hub.ts';
import { createLog } from '../../server/log.ts';
import { Random } from '../../tests/faults/random.ts';
import { liveAtDesk } from './desk.ts';
import { liveAtKiosk } from './kiosk.ts';
import { makeLab, type SimulatedLab } from './lab.ts';
import { LabTime } from './lab-time.ts';
import { emptyTally } from './watcher.ts';

const SEED = 7;

it('SIM-2 at a kiosk people hand over, leave it running, are away, forget, name a forgotten end and wait', async () => {
  const facts = await live(900, ({ kiosks: [kiosk], visitors }, url, scene) =>
    liveAtKiosk({
      ...scene,
      entrance: { url, kind: 'station', token: kiosk?.token ?? '' },
      equipmentIds: kiosk?.station.equipmentIds ?? [],
      about: visitors,
    }),
  );
  const sessions = facts.flatMap((one) => ('session' in one ? [one] : []));
  const outcomes = new Set(sessions.map(({ session }) => session.outcome));
  expect(outcomes).toEqual(new Set([undefined, 'completed', 'problem', 'handed-over', 'forgotten', 'taken-over']));
  const unattended = sessions.filter(({ session }) => session.unattendedUntil !== undefined);
  expect(unattended.map((one) => one.type)).toEqual(expect.arrayContaining(['session.started', 'session.updated']));
  const left = new Set(sessions.flatMap(({ session }) => (session.idleSince === undefined ? [] : [session.id])));
  const back = sessions.filter(
    ({ type, session }) => type === 'session.updated' && left.has(session.id) && session.idleSince === undefined,
  );
  expect(back).not.toEqual([]);
  expect(facts.map((one) => one.type)).toEqual(expect.arrayContaining(['wait.begun', 'wait.ended']));
});

it('SIM-3 a manager plans downtimes, changes them and takes them back', async () => {
  const facts = await live(400, ({ desks: [desk] }, url, scene) =>
    liveAtDesk({
      ...scene,
      entrance: { url, kind: 'person', token: desk?.token ?? '' },
      userId: desk?.user.id ?? '',
    }),
  );
  const types = ['downtime.planned', 'downtime.changed', 'downtime.cancelled'];
  expect(facts.map((one) => one.type)).toEqual(expect.arrayContaining(types));
});

type Scene = Omit<Parameters<typeof liveAtDesk>[0], 'entrance' | 'userId'>;

/** One of them alone, who never has to wait: by the dice only, whatever the machine does meanwhile. */
async function live(
  pauses: number,
  day: (lab: SimulatedLab, url: string, scene: Scene) => Promise<void>,
): Promise<Fact[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hycon-acts-'));
  try {
    const random = new Random(SEED);
    const lab = await makeLab(folder, 1, random);
    const hub = await startHub({ config: readConfig({ data: folder, port: 0 }, {}), log: createLog('error') });
    await day(lab, hub.url, { random, time: leaping(pauses), tally: emptyTally() });
    await hub.stop();
    return await readFacts(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The hub's own time, and a day that is over after so many pauses. */
function leaping(pauses: number): LabTime {
  const over = new AbortController();
  let left = pauses;
  return new LabTime(1, over.signal, () => {
    left -= 1;
    if (left === 0) over.abort();
    return Promise.resolve();
  });
}

const ENOUGH = 100_000;

async function readFacts(folder: string): Promise<Fact[]> {
  const store = await openStore(folder);
  try {
    return [...(await store.factsAfter('floor', 0, ENOUGH)), ...(await store.factsAfter('staff', 0, ENOUGH))];
  } finally {
    await store.close();
  }
}
