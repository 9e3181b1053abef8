import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stop } from '../../scripts/run.ts';
import { SERVER_NODE } from './cores.ts';
import { scratchFolder } from './scratch.ts';
import { seedPeople } from './seed-people.ts';

const STOP_WITHIN_MS = 10_000;
const ROOT = join(import.meta.dirname, '..', '..');

/** A server in its own process: the hub, or a bare peer that speaks as much of the wire as it needs. */
export interface ServerUnderTest {
  url: string;
  pid: number;
  /** What a client shows to be a screen, and to be one that may change equipment. */
  cookies: { screen: string; sender: string };
  stop(): Promise<void>;
}

/** What a bare peer does with an intent: tell everyone, or make it durable first. */
export type PeerKind = 'broadcast' | 'durable';
export type ServerKind = 'hub' | PeerKind;

export async function startServer(kind: ServerKind): Promise<ServerUnderTest> {
  const { folder, remove } = scratchFolder();
  const child = kind === 'hub' ? startHub(folder) : startPeer(kind, folder);
  const url = await addressOf(child);
  const cookies = kind === 'hub' ? await seedPeople(folder, url) : { screen: '', sender: '' };
  return {
    url,
    pid: child.pid ?? 0,
    cookies,
    stop: async () => {
      await stop(child, STOP_WITHIN_MS);
      remove();
    },
  };
}

/** More flags for the hub's Node, such as `--cpu-prof`. */
export const hubFlags = (): string[] => (process.env['HYCON_BENCH_HUB_FLAGS'] ?? '').split(' ').filter(Boolean);

function startHub(data: string): ChildProcess {
  const args = [
    ...SERVER_NODE.before,
    ...hubFlags(),
    join(ROOT, 'server', 'cli.ts'),
    'start',
    '--data',
    data,
    '--port',
    '0',
    '--log-level',
    'error',
  ];
  return spawn(SERVER_NODE.command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
}

function startPeer(kind: PeerKind, data: string): ChildProcess {
  const script = join(import.meta.dirname, '..', 'peers', 'bare-process.ts');
  return spawn(SERVER_NODE.command, [...SERVER_NODE.before, script, kind, join(data, 'bare.db')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended with code ${String(code)} before it listened.`)));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = /listening on (\S+)/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
}
