import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sample, Session } from '../../protocol/entities.ts';
import type { FactBody } from '../../protocol/facts.ts';
import type { FloorState } from '../../protocol/floor.ts';
import { childEnv } from '../../scripts/run.ts';
import { writeDirectly } from '../../server/flow/direct.ts';
import { openStore } from '../../server/hub.ts';

const CLI = join(import.meta.dirname, '../../server/cli.ts');

export interface Person {
  username: string;
  name: string;
  badge: string;
  /** Where a badge alone is not enough. */
  pin?: string;
  password: string;
}

interface Notes {
  stations: { name: string; token: string }[];
  people: Person[];
}

/** A real hub in a process of its own, with its own store: the demo lab, or one that nobody has set up yet. */
export class Lab {
  readonly #isDemo: boolean;
  readonly #folder = mkdtempSync(join(tmpdir(), 'hycon-e2e-'));
  url = 'http://127.0.0.1:0';
  /** The link that a lab without an admin prints. */
  setUpUrl = '';
  #hub: ChildProcess | undefined;

  constructor(filled: 'demo' | 'empty' = 'demo') {
    this.#isDemo = filled === 'demo';
  }

  /**
   * Listens on a port of the system's choice the first time, and on the same one after that. `settings` are the hub's, by
   * the environment's names.
   */
  async start(settings: Record<string, string> = {}): Promise<void> {
    const demo = this.#isDemo ? ['--demo'] : [];
    const args = ['start', ...demo, '--port', new URL(this.url).port || '0', '--log-level', 'error'];
    const env = childEnv(settings);
    const hub = spawn(process.execPath, this.#cli(...args), { stdio: ['ignore', 'pipe', 'pipe'], env });
    this.#hub = hub;
    let said = '';
    this.url = await new Promise((resolve, reject) => {
      const hear = (text: Buffer): void => {
        said += text.toString();
        const url = /^hub listening on (\S+)$/m.exec(said)?.[1];
        this.setUpUrl = /\S+\/setup#\S+$/m.exec(said)?.[0] ?? '';
        if (url !== undefined && (this.#isDemo || this.setUpUrl !== '')) resolve(url);
      };
      hub.stdout.on('data', hear);
      hub.stderr.on('data', (text: Buffer) => {
        hear(text);
        process.stderr.write(text);
      });
      hub.once('exit', (code) => reject(new Error(`the hub ended (${code})`)));
    });
  }

  /** As a power cut does: nothing is said to anybody. */
  async kill(): Promise<void> {
    const hub = this.#hub;
    if (hub?.exitCode !== null || hub.signalCode !== null) return;
    const gone = new Promise((resolve) => hub.once('exit', resolve));
    hub.kill('SIGKILL');
    await gone;
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  person(username: string): Person {
    return find(this.#notes().people, (one) => one.username === username);
  }

  /** The token of one of the demo's stations. */
  station(name: string): string {
    return find(this.#notes().stations, (one) => one.name === name).token;
  }

  /** Another station at this equipment; returns its token. */
  addStation(name: string, equipmentId: string): string {
    const args = this.#cli('station', 'add', name, '--equipment', equipmentId, '--json');
    return (JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as { token: string }).token;
  }

  /** Writes facts beside the hub, as its command line does: many more than anybody would press. */
  async write(factsOf: (floor: FloorState) => FactBody[]): Promise<void> {
    const store = await openStore(this.#folder);
    const refusal = await writeDirectly(store, ({ floor }) => ({ facts: factsOf(floor) }));
    await store.close();
    if (refusal) throw new Error(refusal.message);
  }

  /** What the audit has of one type, oldest first. */
  audit(type: string): { result: string; about: Record<string, string> }[] {
    return this.#exported<{ type: string; result: string; about: Record<string, string> }>('audit').filter(
      (one) => one.type === type,
    );
  }

  /** What was submitted, oldest first. */
  samples(): Pick<Sample, 'label' | 'receipt'>[] {
    return this.#exported('samples');
  }

  /** Every session that the store has, oldest first. */
  sessions(): Session[] {
    return this.#exported<Session>('sessions');
  }

  #exported<T>(what: 'audit' | 'samples' | 'sessions'): T[] {
    const text = execFileSync(process.execPath, this.#cli('export', what), { encoding: 'utf8' }).trim();
    return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as T);
  }

  #notes(): Notes {
    return JSON.parse(readFileSync(join(this.#folder, 'demo.json'), 'utf8')) as Notes;
  }

  #cli(...args: string[]): string[] {
    return [CLI, ...args, '--data', this.#folder];
  }
}

function find<T>(all: T[], test: (one: T) => boolean): T {
  const found = all.find(test);
  if (found === undefined) throw new Error('The demo lab has no such one.');
  return found;
}
