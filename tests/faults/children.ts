import type { ChildProcess } from 'node:child_process';

const living = new Set<ChildProcess>();

/** Nobody that a storm started outlives its driver, also not one that is stopped. */
export function endsWithUs(child: ChildProcess): void {
  living.add(child);
  child.once('exit', () => living.delete(child));
}

process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});
