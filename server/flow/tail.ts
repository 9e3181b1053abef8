import type { Ledger } from './ledger.ts';

/** How often the store is asked whether another process wrote: one page of a shared file is read, in microseconds. */
const LOOK_EVERY_MS = 500;

/** Watches for what other processes append (the command line, another hub); returns the way to stop. */
export function followOtherWriters(ledger: Ledger, onFault: (error: unknown) => void): () => void {
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      await ledger.refresh();
    } catch (error) {
      onFault(error);
    } finally {
      looking = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
