import { expect } from '@playwright/test';
import type { InvokeChannel } from '../../preload/ipc.ts';
import { onStandInOnly, test } from './kiosk-test.ts';

const CHANNELS: InvokeChannel[] = [
  'hub.subscribe',
  'hub.unsubscribe',
  'hub.send',
  'hub.sign-in',
  'hub.sign-out',
  'hub.retry-now',
  'hub.dismiss',
  'shell.set-mode',
  'shell.alive',
];

test('K-19 no frame but the page’s own is listened to, on whatever channel and whatever it says', async ({
  launch,
}) => {
  onStandInOnly();
  const kiosk = await launch();
  const refused = await kiosk.inMain(async ({ ipcMain }, channels) => {
    const frames = [
      { url: 'app://hycon/kiosk', parent: {} },
      { url: 'app://evil/kiosk', parent: null },
      { url: 'https://example.com/', parent: null },
      null,
    ];
    const calls = frames.flatMap((senderFrame) => channels.map((channel) => ({ senderFrame, channel })));
    // The way of a page's own calls in the stand-in; the real one has none for a test.
    const { invoke } = ipcMain as unknown as {
      invoke(channel: string, event: object, args: unknown[]): Promise<unknown>;
    };
    return Promise.all(
      calls.map(({ senderFrame, channel }) =>
        invoke.call(ipcMain, channel, { senderFrame, sender: {} }, [{ badge: '10042' }]).then(
          () => `${channel} answered`,
          (error: Error) => error.message.replace(/^.*Error: /, ''),
        ),
      ),
    );
  }, CHANNELS as string[]);
  const expected = CHANNELS.map((channel) => `${channel} is not for this page`);
  expect(refused).toEqual([...expected, ...expected, ...expected, ...expected]);
  // Its output comes by a pipe, later than its answer.
  const refusals = () => kiosk.output().split('ipc from a foreign frame').length - 1;
  await expect.poll(refusals).toBe(refused.length);
  expect(kiosk.output()).not.toContain('10042');
});

test('K-19 a frame inside our page has no bridge, and one from elsewhere never loads', async ({ launch }) => {
  const { page } = await launch();
  const found = await page.evaluate(async () => {
    const frame = (src: string) => {
      const element = document.createElement('iframe');
      element.src = src;
      document.body.append(element);
      return element;
    };
    const empty = frame('about:blank').contentWindow;
    const blocked = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
    });
    frame('https://example.com/');
    return { blocked: await blocked, bridge: empty === null || 'hycon' in empty };
  });
  expect(found).toEqual({ blocked: 'frame-src', bridge: false });
});
