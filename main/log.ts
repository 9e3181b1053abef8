import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log, LogLine } from '../client/log.ts';

/** Two files of this size at most: a kiosk runs for years on a small disk. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;

/** A line of JSON for each thing worth knowing, in `folder/kiosk.log`; warnings and worse on stderr too. */
export function openLog(folder: string): Log {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'kiosk.log');
  return (line) => {
    const text = `${JSON.stringify({ at: new Date().toISOString(), ...line, detail: readable(line.detail) })}\n`;
    if (line.level !== 'info') process.stderr.write(text);
    try {
      turnOver(file);
      appendFileSync(file, text);
    } catch (error) {
      // A full disk must not stop the kiosk; stderr is all that is left.
      process.stderr.write(`the log can't be written: ${String(error)}\n`);
    }
  };
}

function turnOver(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_FILE_BYTES) renameSync(file, `${file}.1`);
}

/** An Error has no own fields that JSON would show. */
function readable(detail: LogLine['detail']): unknown {
  return detail instanceof Error ? { error: detail.message, stack: detail.stack } : detail;
}
