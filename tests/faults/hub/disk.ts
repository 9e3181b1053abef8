import { execFile, spawn } from 'node:child_process';
import { mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Linux's tools for name spaces. */
const UNSHARE = 'unshare';
const NSENTER = 'nsenter';

/** More than any storm writes. */
const ROOMY_KB = 1024 * 1024;
const BYTES_PER_KB = 1024;

/** Where the hub's data lies during a storm. */
export interface Disk {
  readonly folder: string;
  /** The same folder as seen from outside. */
  readonly reach: string;
  /** Why it can't be made full, where it can't. */
  readonly cannotFill?: string;
  /** The command and arguments that run a program where this disk is seen. */
  inside(command: string, args: string[]): [string, string[]];
  /** Takes away all room that is left. */
  fill(): Promise<void>;
  free(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A small file system of its own in memory that only the hub sees, so that it can be full without harm to anybody. Needs
 * leave to mount; where that isn't given, a plain folder that is never full.
 */
export async function openDisk(parent: string): Promise<Disk> {
  const folder = join(parent, 'hub');
  mkdirSync(folder);
  try {
    return await mountDisk(folder);
  } catch (error) {
    return plainDisk(folder, (error as Error).message.trim());
  }
}

/** The name space lives as long as its holder, so that the data outlives a hub that is killed. */
async function mountDisk(folder: string): Promise<Disk> {
  const script = `mount -t tmpfs -o size=${ROOMY_KB}k hub "$1" && echo ready && exec cat`;
  const holder = spawn(UNSHARE, ['-m', 'sh', '-c', script, 'sh', folder], { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaint = '';
  holder.stderr.on('data', (text: Buffer) => {
    complaint += text.toString();
  });
  await new Promise<void>((resolve, reject) => {
    holder.stdout.once('data', () => resolve());
    holder.once('error', reject);
    holder.once('exit', (code) => reject(new Error(complaint || `unshare ended with ${code}`)));
  });
  const inside = (command: string, args: string[]): [string, string[]] => [
    NSENTER,
    ['-t', String(holder.pid), '-m', command, ...args],
  ];
  const reach = `/proc/${holder.pid}/root${folder}`;
  const resize = (kb: number): Promise<unknown> => run(...inside('mount', ['-o', `remount,size=${kb}k`, folder]));
  return {
    folder,
    reach,
    inside,
    fill: () => shrink(reach, resize),
    free: async () => {
      await resize(ROOMY_KB);
    },
    close: async () => {
      const gone = new Promise((resolve) => holder.once('exit', resolve));
      holder.stdin.end();
      await gone;
    },
  };
}

/** A disk can't be made smaller than what is on it, and the hub goes on writing meanwhile. */
async function shrink(reach: string, resize: (kb: number) => Promise<unknown>): Promise<void> {
  for (let left = SHRINK_TRIES; ; left--) {
    const { blocks, bfree, bsize } = statfsSync(reach);
    try {
      await resize(Math.ceil(((blocks - bfree) * bsize) / BYTES_PER_KB));
      return;
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

const SHRINK_TRIES = 50;

const plainDisk = (folder: string, why: string): Disk => ({
  folder,
  reach: folder,
  cannotFill: why,
  inside: (command, args) => [command, args],
  fill: () => Promise.reject(new Error(`This disk can't be filled: ${why}`)),
  free: () => Promise.resolve(),
  close: () => Promise.resolve(),
});
