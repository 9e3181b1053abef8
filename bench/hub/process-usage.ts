import { readdirSync, readFileSync } from 'node:fs';

const NS_PER_MS = 1e6;
const BYTES_PER_KB = 1024;

/** CPU that a process has used in all its threads, in milliseconds; from the kernel, so that both peers are read alike. */
export function cpuMs(pid: number): number {
  const tasks = readdirSync(`/proc/${pid}/task`);
  const ns = tasks.reduce((sum, task) => sum + Number(read(`/proc/${pid}/task/${task}/schedstat`).split(' ')[0]), 0);
  return ns / NS_PER_MS;
}

/** Resident memory of a process, in bytes. */
export function rssBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * BYTES_PER_KB;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // A thread may end between the listing and the reading.
    return '0';
  }
}
