import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bin, ROOT, run } from './run.ts';

/** What goes into the screens, and what comes out: a result older than its sources is built again. */
const SOURCES = ['client', 'main', 'preload', 'protocol', 'renderer', 'electron.vite.config.ts', 'package-lock.json'];
const RESULTS = ['out/main/start.js', 'out/preload/bridge.cjs', 'out/renderer/index.html'];

/** Builds the screens where they are missing or older than their sources; false, with the reason said, where that fails. */
export async function buildScreens(): Promise<boolean> {
  if (isCurrent()) return true;
  console.log('Building the screens …');
  const { code, output } = await run(bin('electron-vite'), ['build'], { quiet: true });
  if (code !== 0) console.error(`The screens can’t be built:\n${output}`);
  return code === 0;
}

/** The same for what can't go on without them. */
export async function needScreens(): Promise<void> {
  if (!(await buildScreens())) throw new Error('The screens can’t be built.');
}

const results = (): string[] => RESULTS.map((path) => join(ROOT, path));

/** Whether there are any, of whatever age. */
export const areScreensBuilt = (): boolean => results().every((path) => existsSync(path));

function isCurrent(): boolean {
  if (!areScreensBuilt()) return false;
  const oldestResult = Math.min(...results().map((path) => statSync(path).mtimeMs));
  return newest(SOURCES.map((path) => join(ROOT, path))) <= oldestResult;
}

/** The latest change under the given files and folders, as epoch milliseconds. */
function newest(paths: string[]): number {
  const times = paths.flatMap((path) => {
    if (!existsSync(path)) return [];
    const stat = statSync(path);
    return stat.isDirectory()
      ? newest(readdirSync(path, { withFileTypes: true }).flatMap((entry) => pathOf(entry)))
      : stat.mtimeMs;
  });
  return Math.max(0, ...times);
}

const pathOf = (entry: Dirent): string[] => (entry.name.includes('.test.') ? [] : [join(entry.parentPath, entry.name)]);
