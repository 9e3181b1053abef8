import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT, start, stop } from './run.ts';

export interface HubProcess {
  child: ChildProcess;
  /** Where it listens, as `http://HOST:PORT`. */
  url: string;
}

/** Opening a store of millions of facts takes seconds; longer than this means that something else is wrong. */
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 2_000;

interface Extras {
  /** Flags for Node itself. */
  node?: string[];
  /** Takes its log, which goes to standard error otherwise. */
  log?: NodeJS.WritableStream;
}

/**
 * Starts the hub as a child and resolves when it listens; with nothing where it ended before that, or never came so
 * far. Its own words about it are in its log.
 */
export async function startHubProcess(
  args: string[],
  { node = [], log }: Extras = {},
): Promise<HubProcess | undefined> {
  const child = start(process.execPath, [...node, join(ROOT, 'server', 'cli.ts'), 'start', ...args], {
    stdio: ['ignore', 'pipe', log === undefined ? 'inherit' : 'pipe'],
  });
  if (log !== undefined) child.stderr?.pipe(log);
  const url = await new Promise<string | undefined>((resolve) => {
    setTimeout(() => resolve(undefined), READY_WITHIN_MS).unref();
    child.once('exit', () => resolve(undefined));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /^hub listening on (\S+)$/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
  if (url !== undefined) return { child, url };
  await stop(child, STOP_WITHIN_MS);
  return undefined;
}
