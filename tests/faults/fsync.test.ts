import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { closeClients, connect } from '../hub/wire-client.ts';
import { HUB } from './hub/command-line.ts';
import { prepareLab } from './lab.ts';
import { type Call, cannotTrace, readTrace, spawnTraced } from './strace.ts';

const why = cannotTrace();
if (why !== undefined) process.stdout.write(`NOT DONE: that a commit is on the disk before its answer: ${why}\n`);

test.skipIf(why !== undefined)(
  'FA-19 a commit is synced to the disk before its answer or its fact goes to any socket',
  async () => {
    for (const order of await ordersOf(HUB)) expect(order).toEqual(['wrote', 'synced', 'sent']);
  },
);

test.skipIf(why !== undefined)('FA-19 a hub that confirms before it commits is caught by its trace', async () => {
  for (const order of await ordersOf([MUTANT, 'confirm-before-commit'])) expect(order[0]).toBe('sent');
});

const MUTANT = new URL('./mutants/mutant-process.ts', import.meta.url).pathname;
const ACTS = 5;

/** Runs a hub under strace, does a few things there one by one, and says in what order each was written, synced and told. */
async function ordersOf(program: string[]): Promise<string[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'hycon-strace-'));
  try {
    const lab = await prepareLab(folder, 1, 1);
    const trace = join(folder, 'trace');
    const hub = spawnTraced(trace, [...program, 'start', '--data', folder, '--port', '0', '--log-level', 'error']);
    const url = await new Promise<string>((resolve) => {
      hub.stdout.once('data', (said: Buffer) => resolve(/http:\S+/.exec(said.toString())?.[0] ?? ''));
    });
    const ids = await createSome(url, lab.desks[0]?.token ?? '');
    const ended = new Promise((resolve) => hub.once('exit', resolve));
    hub.kill('SIGTERM');
    await ended;
    const whole = (): Promise<string> => readFile(trace, 'utf8');
    await expect.poll(whole).toMatch(/\+\+\+ exited with 0 \+\+\+\s*$/);
    const calls = readTrace(await whole());
    return ids.map((id) => orderOf(calls, id));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function createSome(url: string, token: string): Promise<string[]> {
  const desk = await connect(url, { kind: 'person', token });
  const ids = Array.from({ length: ACTS }, () => newId());
  for (const equipmentId of ids)
    expect(await desk.intent({ type: 'equipment.create', equipmentId, name: 'New' })).toMatchObject({ ok: true });
  closeClients();
  return ids;
}

/** What was done about one act: its page in the log of writes, the sync of that log after it, and the first word of it to a socket. */
function orderOf(calls: Call[], id: string): string[] {
  const wrote = calls.findIndex((one) => one.call === 'wrote' && isLog(one.file) && one.text.includes(id));
  const synced = calls.findIndex((one, at) => at > wrote && one.call === 'synced' && isLog(one.file));
  const sent = calls.findIndex((one) => one.call === 'sent' && one.text.includes(id));
  return Object.entries({ wrote, synced, sent })
    .filter(([, at]) => at >= 0)
    .toSorted(([, a], [, b]) => a - b)
    .map(([what]) => what);
}

const isLog = (file: string): boolean => file.endsWith('-wal');
