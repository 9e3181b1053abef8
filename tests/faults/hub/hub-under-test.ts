import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { endsWithUs } from '../children.ts';
import { readLines } from '../ndjson.ts';
import type { Disk } from './disk.ts';

/** Below the ports that the system gives out by itself, so that nobody takes the hub's while it is down. */
const PORTS = { low: 20_000, high: 32_000 };
/** A hub on a busy machine still starts in this time. */
const START_WITHIN_MS = 60_000;
/** What the command line promises of SIGTERM. */
const STOP_WITHIN_MS = 10_000;

/** A hub as a process of its own that is killed, stopped and ended, and comes back on the same port. */
export class HubUnderTest {
  readonly #disk: Pick<Disk, 'folder' | 'inside'>;
  readonly #entry: string[];
  readonly port: number;
  #child: ChildProcess | undefined;
  #isOurs = false;
  /** What it logged as an error, beside a store that can't be written. */
  readonly errors: string[] = [];
  /** What should never have happened. */
  readonly incidents: string[] = [];
  /** How often its store could not be written, by SQLite's code. */
  readonly storageErrors: Record<string, number> = {};

  private constructor(disk: Pick<Disk, 'folder' | 'inside'>, entry: string[], port: number) {
    this.#disk = disk;
    this.#entry = entry;
    this.port = port;
  }

  /** `entry` is the program and what stands before its `start`. */
  static async create(disk: Pick<Disk, 'folder' | 'inside'>, entry: string[]): Promise<HubUnderTest> {
    return new HubUnderTest(disk, entry, await freePort());
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.#isOurs = false;
    const args = [...this.#entry, 'start', '--data', this.#disk.folder, '--port', String(this.port)];
    const command = this.#disk.inside(process.execPath, [...args, '--log-level', 'error']);
    const child = spawn(...command, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    endsWithUs(child);
    readLines(
      child.stderr,
      (line) => this.#logged(line as LogLine),
      (line) => this.errors.push(line),
    );
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('The hub did not listen in time.')), START_WITHIN_MS);
      child.stdout.once('data', () => {
        clearTimeout(late);
        resolve();
      });
      child.once('exit', (code, signal) => {
        clearTimeout(late);
        if (!this.#isOurs) this.incidents.push(`The hub ended by itself with ${code ?? signal}.`);
        reject(new Error(`The hub ended with ${code ?? signal} before it listened: ${this.errors.at(-1) ?? ''}`));
      });
    });
  }

  pause(): void {
    this.#child?.kill('SIGSTOP');
  }

  resume(): void {
    this.#child?.kill('SIGCONT');
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks it to end, which it has to do in order and in time. */
  async terminate(): Promise<void> {
    const from = performance.now();
    const code = await this.#end('SIGTERM');
    if (code !== 0) this.incidents.push(`The hub ended with ${code} when it was asked to.`);
    if (performance.now() - from > STOP_WITHIN_MS) this.incidents.push('The hub took too long to end.');
  }

  async #end(signal: NodeJS.Signals): Promise<number | string | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    this.#isOurs = true;
    const gone = new Promise<number | string | null>((resolve) =>
      child.once('exit', (code, by) => resolve(code ?? by)),
    );
    child.kill(signal);
    return gone;
  }

  #logged(line: LogLine): void {
    const code = line.err?.code ?? '';
    if (code.startsWith('SQLITE_')) this.storageErrors[code] = (this.storageErrors[code] ?? 0) + 1;
    else this.errors.push(JSON.stringify(line));
  }
}

interface LogLine {
  err?: { code?: string };
}

/** No matter of the seed: storms of one seed may run side by side. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.low, PORTS.high);
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
