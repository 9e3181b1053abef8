import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

const BIN = join(ROOT, 'node_modules', '.bin');

/** A tool of the project, by its command's name. */
export const bin = (name: string): string => join(BIN, process.platform === 'win32' ? `${name}.cmd` : name);

/** The environment for children: the project's tools come first, so that their `node` is the one that the project pins. */
export const childEnv = (more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${BIN}${delimiter}${process.env['PATH'] ?? ''}`,
  ...more,
});

export function start(command: string, args: string[], options: SpawnOptions = {}): ChildProcess {
  // Windows runs a .cmd only through its shell.
  const shell = process.platform === 'win32' && command.endsWith('.cmd');
  return spawn(command, args, { cwd: ROOT, stdio: 'inherit', shell, env: childEnv(), ...options });
}

export interface Ended {
  code: number;
  /** What it said on both streams, where `quiet` kept it. */
  output: string;
}

/** Runs a command to its end; `quiet` keeps what it says instead of showing it. A command that can't start ends with 127. */
export function run(
  command: string,
  args: string[],
  { quiet = false, ...options }: SpawnOptions & { quiet?: boolean } = {},
): Promise<Ended> {
  const child = start(command, args, {
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    ...options,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += String(text)));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Asks a child to end and waits for it; after `withinMs` it is made to. */
export async function stop(child: ChildProcess, withinMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), withinMs);
  await ended;
  clearTimeout(timer);
}

/** Resolves at Ctrl-C and the like, which from then on no longer end this process by themselves. */
export function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}
