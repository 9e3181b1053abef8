import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_PHOTO_BYTES, PHOTO_PATH } from '../../protocol/photo.ts';
import { STORE_FILE } from '../../server/hub.ts';
import { makeFeed } from '../../server/identity/feeds.ts';
import { backupTo } from '../../server/store/backup.ts';
import { openSqlite } from '../../server/store/open-sqlite.ts';
import { dashboardOf, signInCookie, startLab, type TestLab } from './hub-fixture.ts';
import type { WireClient } from './wire-client.ts';

/** One red pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]);
const WEBP = Buffer.from('RIFF\u0004\u0000\u0000\u0000WEBPVP8 ', 'latin1');
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const HTML = Buffer.from('<!doctype html><script>alert(1)</script>');

describe('the photo of a problem', () => {
  let lab: TestLab;
  let manager: WireClient;
  let problemId: string;
  beforeEach(async () => {
    lab = await startLab();
    cookies = new Map();
    manager = await dashboardOf(lab, 'maria');
    problemId = newId();
    const ana = await dashboardOf(lab, 'ana');
    const report = { equipmentId: lab.confocal.id, category: 'hardware', severity: 'minor', stillUsable: true };
    expect(await ana.intent({ type: 'problem.report', problemId, ...report })).toMatchObject({ ok: true });
  });
  afterEach(() => lab.close());

  const url = (problem = problemId) => `${lab.hub.url}${PHOTO_PATH}?problem=${problem}`;
  let cookies: Map<string, Promise<string>>;
  async function asUser(user: string | undefined): Promise<Record<string, string>> {
    if (user === undefined) return {};
    const cookie = cookies.get(user) ?? signInCookie(lab.hub.url, user);
    cookies.set(user, cookie);
    return { cookie: await cookie };
  }
  async function put(
    body: Buffer,
    { user = 'ana', type = 'image/png', ...more }: Record<string, string | undefined> = {},
  ) {
    const { problem, ...headers } = more;
    const response = await fetch(url(problem), {
      method: 'PUT',
      headers: { 'content-type': type, ...(await asUser(user === 'nobody' ? undefined : user)), ...headers } as Record<
        string,
        string
      >,
      body: new Uint8Array(body),
    });
    return [response.status, response.status === 204 ? null : ((await response.json()) as { code: string }).code];
  }
  const get = async (user?: string, problem = problemId) => fetch(url(problem), { headers: await asUser(user) });
  const added = () => manager.factsOf('floor').filter(({ type }) => type === 'problem.photo-added');

  test('PP-1 is kept with the fact that there is one, shown to who is signed in, and there after a restart', async () => {
    expect(await put(PNG)).toEqual([204, null]);
    await expect
      .poll(added)
      .toMatchObject([{ by: { user: { name: 'Ana' } }, problem: { id: problemId, photoAt: expect.any(Number) } }]);
    await lab.restart();
    const response = await get('ben');
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(PNG)).toBe(true);
    expect((await lab.hub.store.load()).floor.problems[problemId]?.photoAt).toEqual(expect.any(Number));
    const { records } = await lab.hub.store.auditBefore({ limit: 50, type: 'problem.photo-added' });
    expect(records).toMatchObject([{ result: 'ok', user: { name: 'Ana' }, address: '127.0.0.1' }]);
  });

  test('PP-2 a browser draws it or does nothing: type, sniffing, sandbox', async () => {
    await put(PNG);
    const { headers } = await get('ana');
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': 'inline',
      'cache-control': 'private, max-age=3600',
    });
  });

  test('PP-3 its type is what its bytes are, never what is said; nothing but PNG, JPEG and WebP is taken', async () => {
    for (const [bytes, type] of [
      [JPEG, 'image/jpeg'],
      [WEBP, 'image/webp'],
    ] as const) {
      expect(await put(bytes, { type: 'image/png' })).toEqual([204, null]);
      expect((await get('ana')).headers.get('content-type')).toBe(type);
    }
    const before = added().length;
    for (const bytes of [SVG, HTML, Buffer.from('GIF89a'), Buffer.alloc(0), PNG.subarray(1)]) {
      expect(await put(bytes)).toEqual([400, 'invalid']);
    }
    for (const type of ['image/svg+xml', 'text/html', 'application/json', 'multipart/form-data; boundary=x'])
      expect(await put(PNG, { type })).toEqual([400, 'invalid']);
    expect((await get('ana')).headers.get('content-type')).toBe('image/webp');
    expect(added()).toHaveLength(before);
  });

  test('PP-4 a huge one is refused, and no other route takes more for it', async () => {
    const most = Buffer.concat([PNG, Buffer.alloc(MAX_PHOTO_BYTES - PNG.length)]);
    expect(await put(most)).toEqual([204, null]);
    expect(await put(Buffer.concat([most, Buffer.alloc(1)]))).toEqual([413, 'too-large']);
    const elsewhere = await fetch(`${lab.hub.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'x'.repeat(100_000), password: 'x' }),
    });
    expect(elsewhere.status).toBe(413);
  });

  test('PP-5 strangers, feeds and foreign pages neither add nor see one; of researchers only who reported it adds one', async () => {
    expect(await put(PNG, { user: 'nobody' })).toEqual([401, 'unauthorized']);
    expect(await put(PNG, { origin: 'https://elsewhere.example' })).toEqual([403, 'forbidden']);
    expect(await put(PNG, { user: 'ben' })).toEqual([403, 'forbidden']);
    expect((await get()).status).toBe(401);
    expect((await get('ana')).status, 'nothing was kept').toBe(404);
    expect(await put(PNG, { user: 'maria' })).toEqual([204, null]);
  });

  test('PP-5 a feed’s token neither adds nor sees one, and is refused before its body is looked at', async () => {
    const { token } = await makeFeed(lab.hub.store, { name: 'Wall' }, Date.now(), { source: 'command-line' });
    const authorization = `Bearer ${token}`;
    expect(await put(PNG, { user: 'maria' })).toEqual([204, null]);
    expect((await fetch(url(), { headers: { authorization } })).status).toBe(403);
    expect(await put(JPEG, { user: 'nobody', authorization })).toEqual([403, 'forbidden']);
    expect(await put(HTML, { user: 'nobody', authorization, type: 'text/html' })).toEqual([403, 'forbidden']);
    expect((await get('ana')).headers.get('content-type'), 'the manager’s stayed').toBe('image/png');
  });

  test('PP-6 none of a problem that is resolved or was never there; after its time it is gone', async () => {
    expect(await put(PNG)).toEqual([204, null]);
    expect(await put(PNG, { problem: newId() })).toEqual([404, 'not-found']);
    expect(await manager.intent({ type: 'problem.resolve', problemId })).toMatchObject({ ok: true });
    expect(await put(PNG)).toEqual([404, 'not-found']);
    await lab.hub.store.prunePhotos(Date.now() - 60_000);
    expect((await get('ana')).status, 'its time is not over').toBe(200);
    await lab.hub.store.prunePhotos(Date.now() + 60_000);
    expect((await get('ana')).status).toBe(404);
  });

  test('PP-7 the twenty-first in a row waits; a backup carries them', async () => {
    const at = lab.clock.now();
    lab.clock.now = () => at;
    for (let i = 0; i < 20; i++) expect(await put(PNG)).toEqual([204, null]);
    expect(await put(PNG)).toEqual([429, 'rate-limited']);
    const file = join(lab.folder, 'copy.sqlite');
    await backupTo(join(lab.folder, STORE_FILE), file);
    const copy = openSqlite(file);
    expect(copy.prepare('SELECT bytes FROM problem_photo').pluck().all()).toEqual([PNG]);
    copy.close();
  });
});
