import { appendFileSync, type FSWatcher, mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

let watcher: FSWatcher | undefined;

type SecondInstance = (argv: string[], cwd: string) => void;

/** Takes the lock of a user data folder, or tells its holder that somebody else wanted it. */
export function takeLock(userData: string, onSecond: SecondInstance): boolean {
  const folder = lockFolder(userData);
  mkdirSync(folder, { recursive: true });
  const holder = holderOf(folder);
  if (holder !== undefined && holder !== process.pid && isAlive(holder)) {
    appendFileSync(join(folder, 'seconds'), `${JSON.stringify({ argv: process.argv, cwd: process.cwd() })}\n`);
    return false;
  }
  writeFileSync(join(folder, 'seconds'), '');
  writeFileSync(join(folder, 'pid'), String(process.pid));
  listen(folder, onSecond);
  return true;
}

export function releaseLock(userData: string): void {
  watcher?.close();
  if (holderOf(lockFolder(userData)) === process.pid) rmSync(lockFolder(userData), { recursive: true });
}

const lockFolder = (userData: string) => join(userData, 'stand-in-lock');

function listen(folder: string, onSecond: SecondInstance): void {
  let told = 0;
  watcher = watch(join(folder, 'seconds'), { persistent: false }, () => {
    const lines = readFileSync(join(folder, 'seconds'), 'utf8').split('\n').slice(0, -1);
    for (const line of lines.slice(told)) {
      const { argv, cwd } = JSON.parse(line) as { argv: string[]; cwd: string };
      onSecond(argv, cwd);
    }
    told = lines.length;
  });
}

function holderOf(folder: string): number | undefined {
  try {
    return Number(readFileSync(join(folder, 'pid'), 'utf8'));
  } catch {
    return undefined;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
