import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Disk } from '../hub/disk.ts';
import type { Assignment, Verdict } from './checker-process.ts';

const ENTRY = new URL('./checker-process.ts', import.meta.url).pathname;

/** Has a process of its own look at everything, where the hub's disk is seen. */
export async function judge(disk: Disk, assignment: Assignment): Promise<Verdict> {
  const child = spawn(...disk.inside(process.execPath, [ENTRY]), { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(assignment));
  const said = await text(child.stdout);
  if (said === '') throw new Error('The checker came to no verdict.');
  return JSON.parse(said) as Verdict;
}
