import { expect } from '@playwright/test';
import type { Kiosk } from './kiosk.ts';
import { onStandInOnly, test } from './kiosk-test.ts';

const LEFT = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } };
const RIGHT = { id: 2, bounds: { x: 1920, y: 0, width: 1280, height: 1024 } };
const BAR_HEIGHT_PX = 72;

/** Every window as it stands now, the page's first. */
const shape = (kiosk: Kiosk) =>
  kiosk.inMain(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .sort((a, b) => a.id - b.id)
      .map((window) => ({ bounds: window.getBounds(), onTop: window.isAlwaysOnTop(), kiosk: window.isKiosk() })),
  );
const setMode = (kiosk: Kiosk, mode: 'cover' | 'bar') => kiosk.page.evaluate((to) => window.hycon.setMode(to), mode);

test('K-8 locked, the window covers the display; in a session it is a bar that leaves the rest usable', async ({
  launch,
}) => {
  const kiosk = await launch();
  const display = await kiosk.inMain(({ screen }) => screen.getPrimaryDisplay().bounds);
  expect(await shape(kiosk)).toEqual([{ bounds: display, onTop: true, kiosk: true }]);
  await setMode(kiosk, 'bar');
  const bar = { ...display, height: BAR_HEIGHT_PX };
  await expect.poll(() => shape(kiosk)).toEqual([{ bounds: bar, onTop: true, kiosk: false }]);
  await setMode(kiosk, 'cover');
  await expect.poll(() => shape(kiosk)).toEqual([{ bounds: display, onTop: true, kiosk: true }]);
});

test('K-9 the bar stands where the configuration says', async ({ launch }) => {
  const kiosk = await launch({ args: ['--bar-edge=bottom', '--bar-height-px=100'] });
  const { y, height } = await kiosk.inMain(({ screen }) => screen.getPrimaryDisplay().bounds);
  await setMode(kiosk, 'bar');
  await expect.poll(async () => (await shape(kiosk))[0]?.bounds).toMatchObject({ y: y + height - 100, height: 100 });
});

test('K-10 every display is covered while locked, also one that is plugged in later', async ({ launch }) => {
  onStandInOnly();
  const kiosk = await launch({ displays: [LEFT, RIGHT] });
  const covered = async () => (await shape(kiosk)).map(({ bounds, onTop }) => ({ bounds, onTop }));
  const both = [LEFT, RIGHT].map(({ bounds }) => ({ bounds, onTop: true }));
  expect(await covered()).toEqual(both);
  await setMode(kiosk, 'bar');
  await expect.poll(async () => (await covered()).length).toBe(1);
  await setMode(kiosk, 'cover');
  await expect.poll(covered).toEqual(both);

  await kiosk.setDisplays([LEFT]);
  await expect.poll(covered).toEqual(both.slice(0, 1));
  const moved = { ...RIGHT, bounds: { ...RIGHT.bounds, x: -1280 } };
  await kiosk.setDisplays([LEFT, moved]);
  await expect.poll(covered).toEqual([both[0], { bounds: moved.bounds, onTop: true }]);
});

test('K-11 a window that lost the front takes it back', async ({ launch }) => {
  onStandInOnly();
  const kiosk = await launch();
  const before = (await kiosk.mainCalls()).length;
  await kiosk.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('blur'));
  const after = (await kiosk.mainCalls()).slice(before).map(({ method, args }) => [method, ...args]);
  expect(after).toEqual([['setAlwaysOnTop', true, 'screen-saver'], ['moveTop']]);
});

test('K-12 Alt-F4 closes nothing, until Windows itself ends the session', async ({ launch }) => {
  const kiosk = await launch();
  const close = () => kiosk.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await close();
  expect(await shape(kiosk)).toHaveLength(1);
  await kiosk.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('query-session-end'));
  await close().catch(() => undefined);
  expect(await kiosk.exited).toMatchObject({ code: 0 });
});

test('K-13 in an ordinary window, for work on the kiosk, nothing is covered or held', async ({ launch }) => {
  const kiosk = await launch({ env: { HYCON_WINDOWED: 'true' } });
  expect(await shape(kiosk)).toMatchObject([{ onTop: false, kiosk: false }]);
  await kiosk.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => undefined);
  expect(await kiosk.exited).toMatchObject({ code: 0 });
});
