import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { childEnv, ROOT, run } from './run.ts';

const PACKAGE = join(ROOT, 'node_modules', 'electron');
/** Where the archive grows while it is fetched: its size is the progress. */
const DOWNLOADS = join(ROOT, '.cache', 'electron-download');
const FETCH_WITHIN_MS = 300_000;
/** A line that brings nothing for this long brings nothing at all. */
const STALL_MS = 20_000;
const REPORT_EVERY_MS = 2_000;
const BYTES_PER_MB = 1_000_000;

export const FETCH_WITHIN_MINUTES = FETCH_WITHIN_MS / 60_000;

/** Electron's executable where it has been fetched before; its package alone brings none. */
export function electronBinary(): string | undefined {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const note = join(PACKAGE, 'path.txt');
  const name = existsSync(note) ? readFileSync(note, 'utf8') : 'electron';
  const path = join(override ?? join(PACKAGE, 'dist'), name);
  return existsSync(path) ? path : undefined;
}

/** Fetches it, saying how far it is. Resolves with the executable, or with why there is none. */
export async function fetchElectron(
  report: (megabytes: number) => void,
): Promise<{ path: string } | { reason: string }> {
  rmSync(DOWNLOADS, { recursive: true, force: true });
  mkdirSync(DOWNLOADS, { recursive: true });
  const limit = new AbortController();
  const stopWatching = watchDownload(report, () => limit.abort());
  // electron's own installer downloads into the system's temporary folder: these name ours instead.
  const env = childEnv({ TMPDIR: DOWNLOADS, TEMP: DOWNLOADS, TMP: DOWNLOADS, ELECTRON_GET_NO_PROGRESS: '1' });
  const { output } = await run(process.execPath, [join(PACKAGE, 'install.js')], {
    quiet: true,
    env,
    timeout: FETCH_WITHIN_MS,
    signal: limit.signal,
    killSignal: 'SIGKILL',
  });
  stopWatching();
  rmSync(DOWNLOADS, { recursive: true, force: true });
  const path = electronBinary();
  if (path !== undefined) return { path };
  return { reason: limit.signal.aborted ? 'nothing arrived for 20 seconds' : reasonOf(output) };
}

function watchDownload(report: (megabytes: number) => void, onStall: () => void): () => void {
  let size = 0;
  let changedAt = Date.now();
  const timer = setInterval(() => {
    const now = sizeOf(DOWNLOADS);
    if (now !== size) {
      size = now;
      changedAt = Date.now();
      report(Math.round(size / BYTES_PER_MB));
    } else if (size === 0 && Date.now() - changedAt > STALL_MS) {
      onStall();
    }
  }, REPORT_EVERY_MS);
  return () => clearInterval(timer);
}

function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce(
    (sum, file) => sum + (statSync(join(file.parentPath, file.name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

const reasonOf = (output: string): string =>
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|HTTPError[^\n]*|fetch failed|checksum[^\n]*/i.exec(
    output,
  )?.[0] ?? `it did not arrive within ${FETCH_WITHIN_MINUTES} minutes`;
