import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Disk } from './disk.ts';

const CLI = new URL('../../../server/cli.ts', import.meta.url).pathname;

/** The program that a storm's hub is, unless a test puts a mutant in its place. */
export const HUB = [CLI];

/** Runs a `hycon` command on a data folder, where that is seen, and hands over its output line by line; says its exit code. */
export async function hycon(
  disk: Pick<Disk, 'folder' | 'inside'>,
  args: string[],
  take: (line: string) => void = () => undefined,
): Promise<number | null> {
  const command = disk.inside(process.execPath, [CLI, ...args, '--data', disk.folder]);
  const child = spawn(...command, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) take(line);
  return ended;
}
