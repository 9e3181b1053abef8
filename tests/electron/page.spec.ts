import { expect } from '@playwright/test';
import { test } from './kiosk-test.ts';

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

test('K-5 the page has the bridge and nothing else of Electron or Node', async ({ launch }) => {
  const { page } = await launch();
  const found = await page.evaluate(() => ({
    bridge: Object.keys(window.hycon).sort(),
    others: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
  }));
  expect(found).toEqual({
    bridge: ['dismiss', 'retryNow', 'send', 'setMode', 'signIn', 'signOut', 'subscribe'],
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

test('K-7 a crashed page comes back by itself, and hears the present state', async ({ launch }) => {
  const kiosk = await launch();
  await kiosk.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await expect.poll(() => kiosk.output()).toContain('the page crashed');
  await expect
    .poll(async () => (await kiosk.currentPage()).evaluate(() => typeof window.hycon).catch(() => ''))
    .toBe('object');
  const page = await kiosk.currentPage();
  expect(new URL(page.url()).pathname).toBe('/kiosk');
  const first = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const types: string[] = [];
        window.hycon.subscribe(({ type }) => {
          types.push(type);
          if (type === 'outbox') resolve(types);
        });
      }),
  );
  expect(first[0]).toBe('link');
});
