import { ConfigError } from '../config.ts';
import { isConstraint, storageFaultOf } from '../store/faults.ts';

/** An expected "no" of the command line: said as it is, without a stack. */
export class CliRefusal extends Error {}

/** One sentence for what went wrong, where it is a thing that a person can put right; the whole error where it is a bug. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof CliRefusal || error instanceof ConfigError) return error.message;
  const { code, port, path } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') {
    return `Port ${String(port)} is taken: another hub or program listens there. Stop it, or choose another port with --port.`;
  }
  if (code === 'EACCES' || code === 'EPERM')
    return `No permission for ${path ?? `port ${String(port)}`}. Use another one.`;
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return 'The store is damaged and was left as it is. Bring back a backup with “restore”.';
  }
  if (storageFaultOf(error) !== undefined && !isConstraint(error)) return `The store can’t be used: ${error.message}.`;
  return error.stack ?? error.message;
}
