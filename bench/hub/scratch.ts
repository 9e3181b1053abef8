import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/run.ts';

/** Stores lie on the project's own disk: a system's temporary folder may be memory, where an fsync costs nothing. */
const SCRATCH = join(ROOT, '.cache', 'bench');

/** A folder for one server's data, gone with `remove`. */
export function scratchFolder(): { folder: string; remove(): void } {
  mkdirSync(SCRATCH, { recursive: true });
  const folder = mkdtempSync(join(SCRATCH, 'run-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
