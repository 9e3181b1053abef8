import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { type HubConfig, readConfig } from '../config.ts';
import { STORE_FILE } from '../hub.ts';
import { assertSound } from '../store/backup.ts';
import { openSqlite } from '../store/open-sqlite.ts';
import { explain } from './explain.ts';
import { type Env, type Options, report, withCommon } from './with-store.ts';

interface Finding {
  check: string;
  ok: boolean;
  says: string;
}

/** Below this much free disk the next busy week may end in `storage-full`. */
const LOW_DISK_BYTES = 512 * 1024 * 1024;
const ANSWER_WITHIN_MS = 3_000;

/** `doctor`: looks at everything that a hub needs, says what is wrong and the fix; exit 1 if anything is. */
export function doctorCommand(env: Env): Command {
  return withCommon(
    new Command('doctor').description('Says what is wrong with this installation, and the fix.'),
  ).action(async (options: Options) => {
    const findings = await examine(() => readConfig(options, env));
    const said = findings.map((one) => `${one.ok ? 'ok   ' : 'WRONG'}  ${one.check.padEnd(14)} ${one.says}`);
    report({ said: said.join('\n'), json: { ok: findings.every((one) => one.ok), findings } }, options);
    if (findings.some((one) => !one.ok)) process.exitCode = 1;
  });
}

async function examine(readIt: () => HubConfig): Promise<Finding[]> {
  let config: HubConfig;
  try {
    config = readIt();
  } catch (error) {
    return [{ check: 'configuration', ok: false, says: explain(error) }];
  }
  return [
    { check: 'configuration', ok: true, says: `data in ${config.data}, listens on ${config.host}:${config.port}` },
    examineFolder(config.data),
    examineDisk(config.data),
    ...examineStore(join(config.data, STORE_FILE)),
    examineScreens(config.screens),
    await examineHub(config),
  ];
}

function examineFolder(data: string): Finding {
  try {
    accessSync(data, constants.R_OK | constants.W_OK);
    return { check: 'data folder', ok: true, says: 'can be read and written' };
  } catch {
    return {
      check: 'data folder',
      ok: false,
      says: `${data} can’t be read and written by this user. Create it, or grant access.`,
    };
  }
}

function examineDisk(data: string): Finding {
  if (!existsSync(data)) return { check: 'disk', ok: false, says: 'unknown, because the data folder is not there' };
  const { bavail, bsize } = statfsSync(data);
  const free = bavail * bsize;
  const megabytes = `${Math.floor(free / 1024 / 1024)} MB free`;
  return free > LOW_DISK_BYTES
    ? { check: 'disk', ok: true, says: megabytes }
    : { check: 'disk', ok: false, says: `only ${megabytes}. Free some space: a full disk stops every session start.` };
}

function examineStore(file: string): Finding[] {
  if (!existsSync(file)) return [{ check: 'store', ok: true, says: 'none yet; the first start makes one' }];
  try {
    const db = openSqlite(file);
    try {
      assertSound(db);
      return [{ check: 'store', ok: true, says: 'sound, and keeps what it confirms' }, examineLog(db)];
    } finally {
      db.close();
    }
  } catch (error) {
    return [{ check: 'store', ok: false, says: explain(error) }];
  }
}

/** Every channel's log must end where its counter says. */
function examineLog(db: ReturnType<typeof openSqlite>): Finding {
  const torn = db
    .prepare<[], { name: string }>(
      `select name from channel where head > 0 and head <> (select coalesce(max(seq), 0) from fact where channel = name)`,
    )
    .all();
  return torn.length === 0
    ? { check: 'log', ok: true, says: 'every channel ends where its counter says' }
    : {
        check: 'log',
        ok: false,
        says: `${torn.map((row) => row.name).join(', ')} ends early. Bring back a backup with “restore”.`,
      };
}

function examineScreens(screens: string): Finding {
  return existsSync(join(screens, 'index.html'))
    ? { check: 'screens', ok: true, says: 'built' }
    : { check: 'screens', ok: false, says: `not built at ${screens}. Run “npm run build”.` };
}

async function examineHub({ host, port }: HubConfig): Promise<Finding> {
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  try {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    if (response.ok) return { check: 'hub', ok: true, says: `answers at ${url}` };
    return {
      check: 'hub',
      ok: false,
      says: `answers at ${url}, but takes no writes (${response.status}). Look at its log.`,
    };
  } catch {
    return { check: 'hub', ok: true, says: `is not running at ${url}; start it with “start”` };
  }
}
