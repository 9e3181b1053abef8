import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '..', '..', 'server', 'cli.ts');

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the hub's command line to its end, with `input` on standard input. */
export function hycon(args: string[], input = '', env: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...env } });
  const ran: Ran = { code: null, out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    ran.out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    ran.err += chunk.toString();
  });
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...ran, code })));
}

export interface HubProcess {
  url: string;
  child: ChildProcess;
  /** Standard output and standard error so far. */
  out(): string;
  err(): string;
  /** Sends the signal and resolves with the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a hub as a process of its own, with these flags for its Node, and waits for its line. */
export async function startHubProcess(args: string[], flags: string[] = []): Promise<HubProcess> {
  const child = spawn(process.execPath, [...flags, CLI, 'start', '--port', '0', '--log-level', 'warn', ...args]);
  running.add(child);
  let out = '';
  let err = '';
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const found = /^hub listening on (http:\/\/\S+)$/m.exec(out);
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
      process.stderr.write(chunk);
    });
    child.once('exit', (code) => reject(new Error(`The hub ended with ${String(code)} before it listened.`)));
  });
  return {
    url,
    child,
    out: () => out,
    err: () => err,
    end: async (signal) => {
      child.kill(signal);
      const code = await exited;
      running.delete(child);
      return code;
    },
  };
}
