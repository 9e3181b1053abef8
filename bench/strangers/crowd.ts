import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CLIENT_NODE } from '../hub/cores.ts';

/** Lines on which nobody has said who they are. */
export interface Strangers {
  /** How many the hub has not cut yet. */
  left(): Promise<number>;
  stop(): void;
}

/** Resolves when all of them are open. */
export async function openStrangers(url: string, count: number): Promise<Strangers> {
  const child = fork(join(import.meta.dirname, 'crowd-process.ts'), [url, String(count)], {
    execPath: CLIENT_NODE.command,
    execArgv: CLIENT_NODE.before,
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The strangers’ process ended.');
  });
  ended.catch(() => undefined);
  const word = async <T>(): Promise<T> => ((await Promise.race([once(child, 'message'), ended])) as [T])[0];
  await word();
  return {
    left: () => {
      child.send('count');
      return word<{ left: number }>().then((answer) => answer.left);
    },
    stop: () => void child.kill('SIGKILL'),
  };
}
