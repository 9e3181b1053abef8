import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './kiosk.ts';

export const PASSWORD = 'correct horse battery';

/** A hub in a process of its own, as it runs in a lab, with one instrument, its kiosk, and one researcher. */
export class HubProcess {
  readonly folder = mkdtempSync(join(tmpdir(), 'hycon-hub-'));
  readonly equipmentId: string;
  readonly stationToken: string;
  readonly username = 'ana';
  url = 'http://127.0.0.1:0';
  #child: ChildProcess | undefined;

  constructor() {
    this.equipmentId = this.#add(['equipment', 'add', 'Confocal'])['id'] ?? '';
    this.#add(['user', 'add', this.username, '--role', 'researcher', '--name', 'Ana'], `${PASSWORD}\n`);
    this.stationToken = this.#add(['station', 'add', 'Kiosk', '--equipment', this.equipmentId])['token'] ?? '';
  }

  /** Listens on a port of the system's choice the first time, and on the same one after that. */
  async start(env: Record<string, string> = {}): Promise<void> {
    const child = spawn(process.execPath, this.#cli('start', '--port', new URL(this.url).port || '0'), {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    });
    this.#child = child;
    this.url = await new Promise((resolve, reject) => {
      child.stdout.on('data', (text) => {
        const url = /^hub listening on (\S+)$/m.exec(String(text))?.[1];
        if (url !== undefined) resolve(url);
      });
      child.once('exit', (code) => reject(new Error(`the hub ended (${code})`)));
    });
  }

  /** Somebody who can sign in at the dashboard too. */
  addManager(username: string): void {
    this.#add(['user', 'add', username, '--role', 'manager'], `${PASSWORD}\n`);
  }

  /** What became of each asking of this type, oldest first. */
  audit(type: string): string[] {
    const lines = execFileSync(process.execPath, this.#cli('export', 'audit'), { encoding: 'utf8' }).trim().split('\n');
    const records = lines.map((line) => JSON.parse(line) as { type: string; result: string });
    return records.filter((one) => one.type === type).map((one) => one.result);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #add(command: string[], input = ''): Record<string, string> {
    const args = this.#cli(...command, '--json');
    return JSON.parse(execFileSync(process.execPath, args, { input, encoding: 'utf8' })) as Record<string, string>;
  }

  #cli(...args: string[]): string[] {
    return [join(ROOT, 'server/cli.ts'), ...args, '--data', this.folder];
  }
}
