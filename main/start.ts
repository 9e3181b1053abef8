import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { app, Menu, powerMonitor, safeStorage, session } from 'electron';
import { systemClock } from '../client/clock.ts';
import type { KioskBridge } from '../client/kiosk-bridge.ts';
import { readConfig } from './config/read.ts';
import type { KioskConfig } from './config/schema.ts';
import { configFile, configSources } from './config/sources.ts';
import { EXIT, exitOnSignal } from './exit.ts';
import { confineContents } from './guard/contents.ts';
import { denyPermissions } from './guard/session.ts';
import { serveIpc } from './ipc/serve.ts';
import { Subscriptions } from './ipc/subscriptions.ts';
import { ipcTable } from './ipc/table.ts';
import { openLog } from './log.ts';
import { machine } from './machine.ts';
import { openDatabase } from './outbox/open.ts';
import { PRELOAD, pageAddress, RENDERER_FOLDER } from './page-address.ts';
import { registerAppScheme, serveApp } from './scheme/app-scheme.ts';
import { KioskShell } from './shell/kiosk-shell.ts';
import { openStation } from './station.ts';

const MS_PER_SECOND = 1000;
/** The page's answer is on its way, and somebody reads it. */
const LEAVE_AFTER_MS = 500;
const userData = app.getPath('userData');
const log = openLog(join(userData, 'logs'));
process.on('uncaughtException', (error) => stop(EXIT.bug, 'something unexpected happened', error));

app.enableSandbox();
registerAppScheme();
if (app.requestSingleInstanceLock()) start();
else app.exit(EXIT.alreadyRunning);

function start(): void {
  const read = readConfig(configSources(userData));
  if ('problem' in read) stop(EXIT.badConfig, read.problem);
  // Not awaited: a main module that waits for readiness while it is being imported waits for ever.
  else
    app
      .whenReady()
      .then(() => run(read.config))
      .catch((error) => stop(EXIT.cannotStart, 'the kiosk could not start', error));
}

async function run(config: KioskConfig): Promise<void> {
  const page = pageAddress(app.isPackaged);
  guard(page.origin);
  serveApp(RENDERER_FOLDER);
  const database = openDatabase(join(userData, 'outbox.sqlite'));
  const shell = openShell(config);
  const { link, mayLeave } = await openLink(config, database, shell);
  const leave: KioskBridge['leave'] = async (shown) => {
    const answer = await mayLeave(shown);
    log({ level: 'info', message: 'somebody asked to leave the kiosk', detail: answer.ok ? 'ok' : answer.code });
    if (answer.ok) setTimeout(() => app.exit(EXIT.asked), LEAVE_AFTER_MS);
    return answer;
  };
  serveIpc(ipcTable(link, new Subscriptions(link), shell, { hubUrl: config.hubUrl, leave }), [page.origin], log);

  powerMonitor.on('resume', () => {
    link.retryNow();
    shell.wake();
  });
  app.on('second-instance', () => shell.show());
  app.on('quit', () => {
    link.close();
    database.close();
  });
  exitOnSignal(() => app.exit(EXIT.asked));
  await shell.load(page.url);
}

function guard(origin: string): void {
  confineContents(app, [origin], log);
  denyPermissions(session.defaultSession, log);
  // Its shortcuts would reload, zoom and close.
  Menu.setApplicationMenu(null);
}

function openShell({ barEdge, barHeightPx, nightlyReloadAt, windowed }: KioskConfig): KioskShell {
  return new KioskShell({
    preload: PRELOAD,
    bar: { edge: barEdge, heightPx: barHeightPx },
    windowed,
    nightlyReloadAt,
    clock: systemClock,
    log,
    idleMs,
    giveUp: () => stop(EXIT.pageKeepsCrashing, 'the page crashes again and again'),
  });
}

const idleMs = (): number => powerMonitor.getSystemIdleTime() * MS_PER_SECOND;

async function openLink(config: KioskConfig, database: Database, shell: KioskShell) {
  return openStation({
    config,
    database,
    place: { userData, configFile: configFile(userData), vault: safeStorage, log },
    machine: await machine(),
    version: app.getVersion(),
    vitals: () => ({ idleMs: idleMs(), screen: shell.mode }),
  });
}

/** The one way out when something is wrong: said in the log and on stderr, and in the number that our starter reads. */
function stop(code: number, message: string, detail?: unknown): void {
  log({ level: 'error', message, detail });
  app.exit(code);
}
