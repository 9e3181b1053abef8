import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CONTENT_POLICY_TEXT } from '../../protocol/content-policy.ts';
import { readConfig } from '../../server/config.ts';
import { type Hub, startHub } from '../../server/hub.ts';
import { createLog } from '../../server/log.ts';

describe('http', () => {
  let folder: string;
  let hub: Hub;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hycon-http-'));
    const screens = join(folder, 'screens');
    await mkdir(join(screens, 'assets'), { recursive: true });
    await writeFile(join(screens, 'index.html'), '<!doctype html><title>HyCON</title>');
    await writeFile(join(screens, 'assets', 'app-1a2b.js'), 'export {}');
    await writeFile(join(folder, 'secret.txt'), 'not for you');
    const config = readConfig({ data: join(folder, 'data'), port: 0, screens }, {});
    hub = await startHub({ config, log: createLog('silent') });
  });
  afterEach(async () => {
    await hub.stop();
    await rm(folder, { recursive: true });
  });

  const get = (path: string) => fetch(hub.url + path);

  test('H-1 healthz answers, readyz says when the store takes no writes', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await get('/readyz')).status).toBe(200);
    hub.store.check = () => Promise.reject(new Error('disk is gone'));
    await expect.poll(async () => (await get('/readyz')).status).toBe(503);
    expect((await get('/healthz')).status).toBe(200);
  });

  test.each(['/', '/kiosk', '/kiosk?station=x', '/equipment/0190'])(
    'H-2 %s is the page, with a strict CSP',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<title>HyCON</title>');
      const csp = (response.headers.get('content-security-policy') ?? '').replaceAll(';', '; ').replaceAll(';  ', '; ');
      expect(csp).toContain("default-src 'self'");
      expect(csp).not.toMatch(/unsafe|\*|data:/);
      expect(csp).toBe(CONTENT_POLICY_TEXT);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('x-frame-options')).toBe('DENY');
      expect(response.headers.get('strict-transport-security')).toBeNull();
      expect(response.headers.get('cache-control')).toBe('no-cache');
    },
  );

  test('H-2 assets are kept for ever, unknown ones are not found', async () => {
    expect((await get('/assets/app-1a2b.js')).headers.get('cache-control')).toMatch(/immutable/);
    expect((await get('/assets/gone.js')).status).toBe(404);
    expect((await get('/api/v1/nothing')).status).toBe(404);
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5c..%5csecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
  ])('H-2 %s does not leave the build', async (path) => {
    const { status, text } = await rawGet(hub.url, path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).not.toContain('not for you');
  });

  const signIn = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${hub.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

  test('H-3 a sign-in from a foreign page, too large a body, and no JSON are refused', async () => {
    const good = JSON.stringify({ username: 'ana', password: 'wrong' });
    expect((await signIn(good)).status).toBe(401);
    const foreign = await signIn(good, { origin: 'https://elsewhere.example' });
    expect(foreign.status).toBe(403);
    expect(await foreign.json()).toMatchObject({ code: 'forbidden' });
    const large = await signIn(JSON.stringify({ username: 'ana', password: 'x'.repeat(70_000) }));
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ code: 'too-large' });
    expect((await signIn('{')).status).toBe(400);
    expect(await (await signIn('{"username":1}')).json()).toMatchObject({ code: 'invalid', path: expect.any(String) });
    expect((await signIn('{"__proto__":{"username":"ana"},"password":"x"}')).status).toBe(400);
    expect((await get('/healthz')).status).toBe(200);
  });
});

/** A request whose path goes out as it is: `fetch` would tidy it up first. */
function rawGet(url: string, path: string): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end();
  });
}
