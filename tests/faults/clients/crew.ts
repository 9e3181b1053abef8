import { type ChildProcess, spawn } from 'node:child_process';
import { endsWithUs } from '../children.ts';
import { readLines } from '../ndjson.ts';
import type { ClientSpec, Order, Report, Standing } from './messages.ts';

const ENTRY = new URL('./client-process.ts', import.meta.url).pathname;

/** The process that some clients live in, as the driver holds it: it can be killed, stopped and started again. */
export class Crew {
  readonly #clients: ClientSpec[];
  readonly #waiting = new Set<() => void>();
  #child: ChildProcess | undefined;
  #said: Report['say'] | undefined;
  #lives = 0;
  standing: Record<string, Standing> = {};
  /** What should never have happened in there. */
  readonly broken: string[] = [];

  constructor(clients: ClientSpec[]) {
    this.#clients = clients;
  }

  get names(): string[] {
    return this.#clients.map((one) => one.name);
  }

  /** Starts the process and its clients; a later life throws other dice than the one before. */
  async start(): Promise<void> {
    this.#lives += 1;
    this.#said = undefined;
    const child = spawn(process.execPath, [ENTRY], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child = child;
    endsWithUs(child);
    child.stdin.on('error', () => undefined);
    readLines(
      child.stdout,
      (report) => this.#hear(report as Report),
      (line) => this.broken.push(`not understood: ${line}`),
    );
    child.once('exit', (code, signal) => {
      if (this.#child === child && signal !== 'SIGKILL') this.broken.push(`ended with ${code ?? signal}`);
      this.#look();
    });
    const clients = this.#clients.map((one) => ({ ...one, seed: one.seed + this.#lives }));
    this.order({ do: 'begin', clients });
    await this.#until(() => this.#said === 'begun' || this.#said === 'live' || this.broken.length > 0);
  }

  /** Resolves when all its clients are live; before anything goes wrong, so that a storm meets people at work. */
  untilLive(): Promise<void> {
    return this.#until(() => this.#said === 'live' || this.broken.length > 0);
  }

  order(order: Order): void {
    this.#child?.stdin?.write(`${JSON.stringify(order)}\n`);
  }

  /** A clock that is set stays so over lives. */
  setClock(name: string, offsetMs: number): void {
    for (const one of this.#clients) if (one.name === name) one.clockOffsetMs = offsetMs;
    this.order({ do: 'set-clock', client: name, offsetMs });
  }

  stop(): void {
    this.#child?.kill('SIGSTOP');
  }

  resume(): void {
    this.#child?.kill('SIGCONT');
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  async finish(): Promise<void> {
    this.order({ do: 'finish' });
    await this.#until(() => this.#said === 'finished' || this.broken.length > 0);
  }

  /** Calls back at every report from here on. */
  onReport(look: () => void): void {
    this.#waiting.add(look);
  }

  #hear(report: Report): void {
    this.#said = report.say;
    if (report.say === 'standing') this.standing = report.clients;
    if (report.say === 'broken') this.broken.push(report.message);
    this.#look();
  }

  #look(): void {
    for (const look of [...this.#waiting]) look();
  }

  #until(done: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!done()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }
}
