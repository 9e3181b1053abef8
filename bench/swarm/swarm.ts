import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CLIENT_NODE } from '../hub/cores.ts';
import type { Answer, Job, JobResult } from './jobs.ts';

/** The clients of one measurement, in their own process. */
export interface Swarm {
  run(job: Job): Promise<JobResult>;
  stop(): void;
}

export function startSwarm(): Swarm {
  const child = fork(join(import.meta.dirname, 'swarm-process.ts'), {
    execPath: CLIENT_NODE.command,
    execArgv: CLIENT_NODE.before,
  });
  return { run: (job) => ask(child, job), stop: () => void child.kill('SIGKILL') };
}

async function ask(child: ChildProcess, job: Job): Promise<JobResult> {
  child.send(job);
  const ended = once(child, 'exit').then(([code, signal]) => ({
    trouble: `The clients’ process ended: ${code ?? signal}.`,
  }));
  const [answer] = (await Promise.race([once(child, 'message'), ended.then((one) => [one])])) as [Answer];
  if ('trouble' in answer) throw new Error(answer.trouble);
  return answer.result;
}
