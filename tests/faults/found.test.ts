import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { goLive, rig } from '../../client/test-kit/rig.ts';
import { withCachedStatements } from '../../server/store/cached-statements.ts';
import { storageFaultOf } from '../../server/store/faults.ts';
import { openSqlite } from '../../server/store/open-sqlite.ts';
import { dashboardOf, kioskOf, startLab } from '../hub/hub-fixture.ts';
import { connect } from '../hub/wire-client.ts';
import { HUB } from './hub/command-line.ts';
import { BLACK_HOLE, Cable } from './proxy.ts';

/** What storms found, made small. */

test('I-12 a use that collided stays beside the floor when it is extended', async () => {
  const lab = await startLab();
  try {
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    const open = { type: 'session.start', sessionId: newId(), equipmentId: lab.confocal.id };
    const late = { ...open, sessionId: newId(), offline: true };
    expect(await kiosk.intent(open)).toMatchObject({ ok: true });
    expect(await kiosk.intent(late)).toMatchObject({
      ok: true,
      result: { session: { conflict: { reason: 'in-use' } } },
    });
    const extend = { type: 'session.extend', sessionId: late.sessionId, plannedMs: 3_600_000 };
    expect(await kiosk.intent(extend)).toMatchObject({ ok: true });
    const newcomer = await dashboardOf(lab, 'maria');
    const floor = newcomer.snapshots('floor')[0]?.state as { sessions: object };
    expect(Object.keys(floor.sessions)).toEqual([open.sessionId]);
  } finally {
    await lab.close();
  }
});

test('I-8 a full disk is called full, though SQLite ends the transaction by itself', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hycon-full-'));
  const sqlite = openSqlite(join(folder, 'full.db'));
  const db = new Kysely<object>({ dialect: new SqliteDialect({ database: withCachedStatements(sqlite) }) });
  try {
    sqlite.exec('CREATE TABLE thing (bytes BLOB)');
    sqlite.pragma('max_page_count = 4');
    const write = db.transaction().execute((trx) => sql`INSERT INTO thing VALUES (zeroblob(100000))`.execute(trx));
    const error: unknown = await write.catch((reason: unknown) => reason);
    expect(storageFaultOf(error)).toBe('storage-full');
    await db.transaction().execute((trx) => sql`INSERT INTO thing VALUES (1)`.execute(trx));
  } finally {
    await db.destroy();
    await rm(folder, { recursive: true });
  }
});

test('W-12 a hub that is asked to end at its first word ends in order', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hycon-first-word-'));
  try {
    const child = spawn(process.execPath, [...HUB, 'start', '--data', folder, '--port', '0', '--log-level', 'error']);
    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
    child.stdout.once('data', () => child.kill('SIGTERM'));
    expect(await ended).toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('C-22 a beat that was out while the clock was set back is no measure', () => {
  const { clock, network, mirror } = rig();
  const [beat] = goLive({ network }).asked('beat');
  const hub = clock.now();
  clock.set(clock.now() - 3_600_000);
  clock.advance(20);
  beat?.answer({ t1: hub + 10, t2: hub + 10 });
  expect(mirror.clock).toBeUndefined();
});

test('W-12 a hub ends in time, also while a client hangs on a line that is dead', async () => {
  const lab = await startLab();
  const cable = await Cable.open(Number(new URL(lab.hub.url).port));
  try {
    await connect(cable.url, { kind: 'station', token: lab.tokens.confocal });
    cable.set(BLACK_HOLE);
    const from = performance.now();
    await lab.restart();
    expect(performance.now() - from).toBeLessThan(5_000);
  } finally {
    await cable.close();
    await lab.close();
  }
});
