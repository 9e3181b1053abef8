import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const STRACE = '/usr/bin/strace';

/** Why system calls can't be watched here, where they can't. */
export const cannotTrace = (): string | undefined => (existsSync(STRACE) ? undefined : `there is no ${STRACE}`);

/** Wide enough for a whole page of the database, so that what is written can be read in the trace. */
const SHOWN_BYTES = 16_384;
const CALLS = 'fsync,fdatasync,pwrite64,write,writev,sendmsg,sendto';

/** Runs Node under strace, which watches from aside (`-D`), so that signals meet Node itself. */
export const spawnTraced = (traceFile: string, args: string[]) =>
  spawn(
    STRACE,
    ['-D', '-f', '-y', '-s', String(SHOWN_BYTES), '-e', `trace=${CALLS}`, '-o', traceFile, process.execPath, ...args],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );

/** One call that matters, in the order of the trace. `synced` stands where the call has returned. */
export type Call =
  | { call: 'wrote'; file: string; text: string }
  | { call: 'synced'; file: string }
  | { call: 'sent'; text: string };

/** Reads a trace. A call that another thread interrupted is in two lines: where it began, and where it returned. */
export function readTrace(trace: string): Call[] {
  const unfinished = new Map<string, string>();
  return trace.split('\n').flatMap((line): Call[] => {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/s.exec(line) ?? [];
    const resumed = /^<\.\.\. (fsync|fdatasync) resumed>\)\s+= 0/.exec(rest);
    if (resumed) return [{ call: 'synced', file: unfinished.get(thread) ?? '' }];
    const [, name = '', target = '', text = ''] = /^(\w+)\(\d+<([^>]*)>(.*)$/s.exec(rest) ?? [];
    if (name === 'pwrite64') return [{ call: 'wrote', file: target, text }];
    if (name === 'fsync' || name === 'fdatasync') {
      if (/\)\s+= 0/.test(text)) return [{ call: 'synced', file: target }];
      unfinished.set(thread, target);
      return [];
    }
    return target.startsWith('socket:') || target.startsWith('TCP') ? [{ call: 'sent', text }] : [];
  });
}
