import { setTimeout as sleep } from 'node:timers/promises';
import { BLACK_HOLE, Cable, OPEN } from '../../tests/faults/proxy.ts';
import { type BenchOptions, type Figure, type Row, withinTime } from '../figure.ts';
import { screensOf, stationsOf } from '../returns/crowd.ts';
import { Follower } from '../returns/follower.ts';
import { inTime } from '../returns/in-time.ts';
import { type Stage, withStage } from '../returns/stage.ts';

const STATIONS = 20;
const STATION_AT_MOST_S = 10;
const DASHBOARD_AT_MOST_S = 15;
/** The lines go dead one after another between two beats, of which there is one in five seconds. */
const BETWEEN_BEATS_MS = 5_000;
const MISSED = 20;
const MS_PER_S = 1000;

interface Noticed {
  stationS: number;
  dashboardS: number;
}

interface Kiosk {
  follower: Follower;
  cable: Cable;
  stationId: string;
}

/** Lines that go dead without a word: until the station itself says so, and until the dashboard says so of it. */
export const halfOpen: Row = { name: 'half-open', run };

async function run({ rounds }: BenchOptions): Promise<Figure[]> {
  const all: Noticed[][] = [];
  const trouble: string[] = [];
  for (let round = 0; round < rounds; round++) all.push(await withStage(STATIONS, (stage) => once(stage, trouble)));
  const figure = { unit: 's', trouble, note: `the last of ${STATIONS}` };
  const last = (pick: (one: Noticed) => number): number[] => all.map((round) => Math.max(...round.map(pick)));
  return [
    withinTime({
      ...figure,
      name: 'half-open link, noticed at the station',
      atMost: STATION_AT_MOST_S,
      runs: last((one) => one.stationS),
    }),
    withinTime({
      ...figure,
      name: 'half-open link, station offline on the dashboard',
      atMost: DASHBOARD_AT_MOST_S,
      runs: last((one) => one.dashboardS),
    }),
  ];
}

async function once({ hub, lab, happen }: Stage, trouble: string[]): Promise<Noticed[]> {
  const [screen] = screensOf(lab, hub.url, 1).map((one) => new Follower(one));
  if (screen === undefined) throw new Error('There is no dashboard.');
  const kiosks = await Promise.all(lab.kiosks.map(({ station }, index) => connect(hub.port, lab, index, station.id)));
  const followers = [screen, ...kiosks.map((one) => one.follower)];
  await inTime(Promise.all(followers.map((one) => one.whenAt())), () => 'Clients could not connect.');
  const noticed = await Promise.all(kiosks.map((one, index) => goDead(one, screen, index)));
  const place = await happen(MISSED);
  for (const { cable } of kiosks) cable.set(OPEN);
  await inTime(Promise.all(followers.map((one) => one.whenAt(place))), () => 'Not every client came back.');
  for (const one of followers) one.close();
  for (const { cable } of kiosks) await cable.close();
  trouble.push(...followers.flatMap((one) => one.trouble), ...hub.incidents);
  return noticed;
}

/** A station on a cable of its own. */
async function connect(port: number, lab: Stage['lab'], index: number, stationId: string): Promise<Kiosk> {
  const cable = await Cable.open(port);
  const options = stationsOf(lab, cable.url)[index];
  if (options === undefined) throw new Error('There is no such station.');
  return { follower: new Follower(options), cable, stationId };
}

async function goDead({ follower, cable, stationId }: Kiosk, screen: Follower, index: number): Promise<Noticed> {
  await sleep((index * BETWEEN_BEATS_MS) / STATIONS);
  const from = performance.now();
  const both = Promise.all([follower.whenNotLive(), screen.whenOffline(stationId)]);
  cable.set(BLACK_HOLE);
  const [here, there] = await inTime(both, () => 'A dead line was not noticed.');
  return { stationS: (here - from) / MS_PER_S, dashboardS: (there - from) / MS_PER_S };
}
