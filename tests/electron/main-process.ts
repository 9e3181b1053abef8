import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Exit, LaunchOptions } from './kiosk.ts';

const RUN = join(import.meta.dirname, 'stand-in/run.ts');

/** The stand-in's process: main's code in Node, with a line for questions from the test. */
export class MainProcess {
  readonly child: ChildProcess;
  readonly exited: Promise<Exit>;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #output = '';
  #next = 0;

  constructor(entry: string, options: LaunchOptions) {
    const args = [RUN, entry, `--user-data-dir=${options.userDataDir}`, ...(options.args ?? [])];
    const displays = options.displays ? { STAND_IN_DISPLAYS: JSON.stringify(options.displays) } : {};
    this.child = spawn(process.execPath, args, {
      env: { ...process.env, ...displays, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child.stdout?.on('data', (text) => {
      this.#output += String(text);
    });
    this.child.stderr?.on('data', (text) => {
      this.#output += String(text);
    });
    this.child.on('message', (message) => this.#onAnswer(message as { id: number; ok: boolean; value: unknown }));
    this.exited = new Promise((resolve) => this.child.once('close', (code, signal) => resolve({ code, signal })));
    void this.exited.then(({ code, signal }) => {
      const error = new Error(`the main process ended (${code ?? signal}):\n${this.#output}`);
      for (const { reject } of this.#waiting.values()) reject(error);
    });
  }

  output = (): string => this.#output;
  isRunning = (): boolean => this.child.exitCode === null && this.child.signalCode === null;

  ask<R>(source: string, arg: unknown): Promise<R> {
    const id = ++this.#next;
    return new Promise<R>((resolve, reject) => {
      this.#waiting.set(id, { resolve: (value) => resolve(value as R), reject });
      this.child.send({ id, source, arg }, (error) => {
        if (error) reject(new Error(`the main process is gone:\n${this.#output}`, { cause: error }));
      });
    });
  }

  #onAnswer({ id, ok, value }: { id: number; ok: boolean; value: unknown }): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (ok) waiting?.resolve(value);
    else waiting?.reject(new Error(String(value)));
  }
}
