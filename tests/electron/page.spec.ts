import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { onStandInOnly, test } from './kiosk-test.ts';

const HOUR_S = 3_600;

test('K-1 the page comes from our own scheme under a strict policy, and breaks it nowhere', async ({ launch }) => {
  const { page } = await launch();
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { violations: seen });
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.violatedDirective));
  });
  await page.reload();
  await page.waitForLoadState('networkidle');
  const violations = () => page.evaluate(() => (window as unknown as { violations: string[] }).violations);
  expect(await violations()).toEqual([]);

  const policy = await page.evaluate(async () => (await fetch(location.href)).headers.get('content-security-policy'));
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toContain('unsafe');

  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
  });
  await expect.poll(violations).toEqual(['script-src-elem']);
  expect(await page.evaluate(() => 'injected' in window)).toBe(false);
});

test('K-2 nothing outside of the page’s own folder is served', async ({ launch }) => {
  const { page } = await launch();
  const status = (path: string) => page.evaluate(async (to) => (await fetch(to)).status, path);
  expect(await status('/index.html')).toBe(200);
  for (const path of [
    '/..%2f..%2fpackage.json',
    '/%2e%2e%2f%2e%2e%2fpackage.json',
    '/..%5c..%5cpackage.json',
    '/%2fetc%2fpasswd.json',
  ])
    expect(await status(path), path).toBe(404);
});

test('K-3 the page can’t leave, and can’t open a window', async ({ launch }) => {
  const kiosk = await launch();
  const { page } = kiosk;
  const before = page.url();
  await page.evaluate(() => {
    location.href = 'https://example.com/';
    window.open('https://example.com/');
  });
  // The log says when main has decided; until then nothing would have happened either way.
  await expect.poll(() => kiosk.output()).toContain('navigation refused');
  await expect.poll(() => kiosk.output()).toContain('window refused');
  expect(page.url()).toBe(before);
  expect(await kiosk.windows()).toHaveLength(1);
});

test('K-4 the page gets no permission', async ({ launch }) => {
  const { page } = await launch();
  const states = await page.evaluate(async () => {
    const names: PermissionName[] = ['geolocation', 'notifications', 'camera', 'microphone'];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
});

test('K-4 the page downloads nothing', async ({ launch }) => {
  const kiosk = await launch();
  await kiosk.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['a file']));
    link.download = 'file.txt';
    link.click();
  });
  await expect.poll(() => kiosk.output()).toContain('download refused');
});

test('K-5 the page has the bridge and nothing else of Electron or Node', async ({ launch }) => {
  const { page } = await launch();
  const found = await page.evaluate(() => ({
    bridge: Object.keys(window.hycon).sort(),
    others: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
  }));
  expect(found).toEqual({
    bridge: [
      'dismiss',
      'hubAddress',
      'idleMs',
      'leave',
      'notify',
      'retryNow',
      'send',
      'setMode',
      'signIn',
      'signOut',
      'subscribe',
    ],
    others: [],
  });
});

test('K-6 bad arguments are refused by field, and what was in them is not repeated', async ({ launch }) => {
  const kiosk = await launch();
  const refusals = await kiosk.page.evaluate(async () => {
    const bad = window.hycon as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const text = (answer: Promise<unknown> | undefined) => answer?.then(() => 'accepted', String);
    return Promise.all([
      text(bad['setMode']?.('everything')),
      text(bad['send']?.({ type: 'session.start', secret: 'hunter2' })),
      text(bad['signIn']?.({ badge: 'hunter2', extra: true })),
    ]);
  });
  for (const refusal of refusals) expect(refusal).toContain('bad arguments');
  expect(refusals[0]).toContain('shell.set-mode');
  expect(refusals.join()).not.toContain('hunter2');
  expect(kiosk.output()).not.toContain('hunter2');
});

test('K-27 a page that hangs is ended and comes back by itself', async ({ launch }) => {
  test.slow();
  const kiosk = await launch();
  void kiosk.page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined);
  // The page has half a minute before it is taken for dead.
  await expect.poll(() => kiosk.output(), { timeout: 60_000 }).toContain('the page crashed');
  expect(kiosk.output()).toContain('the page hangs');
  await expect
    .poll(async () => (await kiosk.currentPage()).evaluate(() => typeof window.hycon).catch(() => ''))
    .toBe('object');
});

test('K-28 a page that has run for a day is loaded anew when it is locked and nobody is there, and only then', async ({
  launch,
}) => {
  onStandInOnly();
  const kiosk = await launch();
  const { page } = kiosk;
  const reloads = () => readFileSync(join(kiosk.userDataDir, 'logs/kiosk.log'), 'utf8').split('loaded anew').length - 1;
  /** The kiosk asks whether a reload is due, as it does every minute, with nobody there for so long. */
  const askAfterIdle = async (seconds: number) => {
    await kiosk.inMain(({ powerMonitor }, idle) => {
      powerMonitor.getSystemIdleTime = () => idle;
      powerMonitor.emit('resume');
    }, seconds);
    return reloads();
  };
  await page.evaluate(() => Object.assign(window, { isOld: true }));
  expect(await askAfterIdle(HOUR_S)).toBe(0);
  await kiosk.inMain(() => {
    const tomorrow = Date.now() + 86_400_000;
    Date.now = () => tomorrow;
  });
  await page.evaluate(() => window.hycon.setMode('bar'));
  expect(await askAfterIdle(HOUR_S)).toBe(0);
  await page.evaluate(() => window.hycon.setMode('cover'));
  expect(await askAfterIdle(0)).toBe(0);
  expect(await askAfterIdle(HOUR_S)).toBe(1);
  await expect.poll(() => page.evaluate(() => 'isOld' in window).catch(() => true)).toBe(false);
  expect(await askAfterIdle(HOUR_S)).toBe(1);
});

test('K-7 a crashed page comes back by itself, and hears the present state', async ({ launch }) => {
  const kiosk = await launch();
  await kiosk.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await expect.poll(() => kiosk.output()).toContain('the page crashed');
  await expect
    .poll(async () => (await kiosk.currentPage()).evaluate(() => typeof window.hycon).catch(() => ''))
    .toBe('object');
  const page = await kiosk.currentPage();
  expect(new URL(page.url()).pathname).toBe('/kiosk');
  const heard = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const types: string[] = [];
        window.hycon.subscribe(({ type }) => {
          types.push(type);
          if (type === 'outbox') resolve(types);
        });
      }),
  );
  expect(heard).toEqual(expect.arrayContaining(['enrollment', 'link', 'outbox']));
});
