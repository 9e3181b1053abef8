import type { RefusalCode } from '../../protocol/refusals.ts';

/** SQLite's result code of an error, where it is one. */
function sqliteCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : undefined;
}

/** Whether a write broke a uniqueness or reference that the database holds; `on` narrows it to a table. */
export function isConstraint(error: unknown, on = ''): boolean {
  return sqliteCode(error)?.startsWith('SQLITE_CONSTRAINT') === true && (error as Error).message.includes(on);
}

/** What a storage fault is on the wire, or nothing where the error is no storage fault but a bug. */
export function storageFaultOf(
  error: unknown,
): Extract<RefusalCode, 'storage-full' | 'storage-unavailable'> | undefined {
  const code = sqliteCode(error);
  if (code === undefined) return undefined;
  return code === 'SQLITE_FULL' ? 'storage-full' : 'storage-unavailable';
}
