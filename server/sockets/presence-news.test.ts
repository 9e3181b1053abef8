import { expect, it } from 'vitest';
import type { StationPresence } from '../../protocol/presence.ts';
import { PresenceNews } from './presence-news.ts';

const EVERY_MS = 30;

const station = (stationId: string, state: StationPresence['state'] = 'online'): StationPresence => ({
  stationId,
  state,
  lastSeenAt: 1,
  version: '1',
  queued: 0,
});

it('W-14 a lone change is told at once, those that follow within a moment together, each as it is then', async () => {
  const told: StationPresence[][] = [];
  const news = new PresenceNews(EVERY_MS, (changed) => told.push(changed));
  news.add(station('a'));
  expect(told).toEqual([[station('a')]]);
  news.add(station('b'));
  news.add(station('c'));
  news.add(station('b', 'unstable'));
  expect(told.length).toBe(1);
  await expect.poll(() => told.length).toBe(2);
  expect(told[1]).toEqual([station('b', 'unstable'), station('c')]);
  news.add(station('d'));
  await expect.poll(() => told[2]).toEqual([station('d')]);
  news.stop();
});

it('W-14 after a quiet moment the next change is told at once again', async () => {
  const told: StationPresence[][] = [];
  const news = new PresenceNews(EVERY_MS, (changed) => told.push(changed));
  news.add(station('a'));
  await new Promise((resolve) => setTimeout(resolve, 3 * EVERY_MS));
  news.add(station('b'));
  expect(told).toEqual([[station('a')], [station('b')]]);
  news.stop();
});

it('W-14 telling that takes long happens less often, so that it never takes much of the time', async () => {
  const toldAt: number[] = [];
  const news = new PresenceNews(1, () => {
    toldAt.push(performance.now());
    while (performance.now() - (toldAt.at(-1) ?? 0) < 10);
  });
  news.add(station('a'));
  news.add(station('b'));
  await expect.poll(() => toldAt.length).toBe(2);
  expect((toldAt[1] ?? 0) - (toldAt[0] ?? 0)).toBeGreaterThanOrEqual(200);
  news.stop();
});
