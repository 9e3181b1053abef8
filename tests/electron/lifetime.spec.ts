import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import Database from 'better-sqlite3';
import type { HubUpdate, OutboxEntry } from '../../client/hub-link.ts';
import type { Kiosk } from './kiosk.ts';
import { test } from './kiosk-test.ts';
import { runKioskToExit } from './launch.ts';

const OTHER_SESSION = '01890a5d-ac96-774b-bcce-b302099a8057';
const SESSION = '01890a5d-ac96-774b-bcce-b302099a8058';
const EXIT_BAD_CONFIG = 78;

const outboxOf = (kiosk: Kiosk) =>
  kiosk.page.evaluate(
    () =>
      new Promise<OutboxEntry[]>((resolve) => {
        window.hycon.subscribe((update: HubUpdate) => {
          if (update.type === 'outbox') resolve(update.entries);
        });
      }),
  );
/** There is no hub here, so that a session may end and none may start. */
const end = (kiosk: Kiosk, session: string) =>
  kiosk.page.evaluate(
    (sessionId) => window.hycon.send({ type: 'session.end', sessionId, outcome: 'completed' }),
    session,
  );
const logOf = (userDataDir: string) => readFileSync(join(userDataDir, 'logs/kiosk.log'), 'utf8');

test('K-14 what a person did survives a kill of the kiosk', async ({ launch }) => {
  const first = await launch();
  expect(await end(first, SESSION)).toMatchObject({ ok: true, n: 1 });
  await first.kill();
  const second = await launch();
  expect(await outboxOf(second)).toMatchObject([{ n: 1, body: { type: 'session.end', sessionId: SESSION } }]);
  expect(await end(second, OTHER_SESSION)).toMatchObject({ ok: true, n: 2 });
});

/** The kiosk is not running: what another program does to its file. */
const alter = (userDataDir: string, sql: string) => {
  const db = new Database(join(userDataDir, 'outbox.sqlite'));
  const before = db.prepare('SELECT install_id FROM counter').pluck().get();
  db.exec(sql);
  db.close();
  return before;
};

test('K-25 a copy of the disk in another machine speaks under its own name, for the same acts', async ({
  launch,
  userDataDir,
}) => {
  const original = await launch();
  await end(original, SESSION);
  await end(original, OTHER_SESSION);
  const [, second] = await outboxOf(original);
  await original.kill();
  // The original has told the hub of the first; the copy has the file of another machine.
  const before = alter(userDataDir, "DELETE FROM entry WHERE n = 1; UPDATE counter SET host = 'another machine’s'");
  const copy = await launch();
  expect(await outboxOf(copy)).toEqual([{ ...second, n: 1, state: 'saved' }]);
  await copy.kill();
  expect(alter(userDataDir, '')).not.toBe(before);
  const again = await launch();
  expect(await outboxOf(again)).toMatchObject([{ n: 1, id: second?.id }]);
});

test('K-26 what was done as another station stays in sight and is not sent, until its token is back', async ({
  launch,
}) => {
  const first = await launch({ env: { HYCON_STATION_TOKEN: 'of-the-confocal' } });
  await end(first, SESSION);
  await first.kill();
  const other = await launch({ env: { HYCON_STATION_TOKEN: 'of-the-sem' } });
  expect(await outboxOf(other)).toMatchObject([
    {
      body: { sessionId: SESSION },
      state: 'refused',
      refusal: { message: expect.stringContaining('another station') },
    },
  ]);
  await other.kill();
  const back = await launch({ env: { HYCON_STATION_TOKEN: 'of-the-confocal' } });
  expect(await outboxOf(back)).toMatchObject([{ body: { sessionId: SESSION }, state: 'saved', offline: true }]);
});

test('K-15 a second start ends by itself and brings the first to the front', async ({ launch, userDataDir }) => {
  const kiosk = await launch();
  await kiosk.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  expect(await runKioskToExit({ userDataDir })).toMatchObject({ code: 0 });
  await expect
    .poll(() => kiosk.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
});

test('K-16 a bad configuration refuses to start, names file and field, and is left as it is', async ({
  userDataDir,
}) => {
  const file = join(userDataDir, 'config.json');
  const bad = JSON.stringify({ hubUrl: 'http://hub:4180', barHeightPx: 9 });
  writeFileSync(file, bad);
  const { code, output } = await runKioskToExit({ userDataDir });
  expect(code).toBe(EXIT_BAD_CONFIG);
  expect(output).toContain('barHeightPx');
  expect(output).toContain(file);
  expect(readFileSync(file, 'utf8')).toBe(bad);
});

test('K-17 a station’s token is kept encrypted, and from then on nowhere in plain', async ({ launch, userDataDir }) => {
  const token = 'plain-station-token-5f2c';
  const file = join(userDataDir, 'config.json');
  writeFileSync(file, JSON.stringify({ stationToken: token, barEdge: 'bottom' }));
  await (await launch()).close();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ barEdge: 'bottom' });
  expect(filesWith(userDataDir, token)).toEqual([]);
  expect(existsSync(join(userDataDir, 'station-token'))).toBe(true);
  await launch();
  await expect.poll(() => logOf(userDataDir).match(/"enrolled":true/g)?.length).toBe(2);
});

test('K-18 an outbox that can’t be opened stops the start, and is left as it is', async ({ userDataDir }) => {
  const file = join(userDataDir, 'outbox.sqlite');
  writeFileSync(file, 'not a database, but perhaps somebody’s work');
  const { code, output } = await runKioskToExit({ userDataDir });
  expect(code).toBe(74);
  expect(output).toContain('could not start');
  expect(readFileSync(file, 'utf8')).toContain('somebody’s work');
});

test('K-24 asked to end by the system, it leaves everything in order', async ({ launch, userDataDir }) => {
  const kiosk = await launch();
  await end(kiosk, SESSION);
  process.kill(kiosk.pid, 'SIGTERM');
  expect(await kiosk.exited).toMatchObject({ code: 0 });
  // SQLite folds the journal into the file when it is closed, and only then.
  expect(existsSync(join(userDataDir, 'outbox.sqlite'))).toBe(true);
  expect(existsSync(join(userDataDir, 'outbox.sqlite-wal'))).toBe(false);
});

function filesWith(folder: string, text: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name)).filter((path) => readFileSync(path).includes(text));
}
