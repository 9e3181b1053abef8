import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Session } from '../../../protocol/entities.ts';
import type { Fact } from '../../../protocol/facts.ts';
import type { IntentAck } from '../../../protocol/wire.ts';
import { openStore, STORE_FILE } from '../../../server/hub.ts';
import { hycon } from '../hub/command-line.ts';
import type { Truth } from './evidence.ts';
import { bringUp } from './newcomer.ts';

export interface Where {
  /** The hub's data folder, as this process sees it. */
  folder: string;
  url: string;
  /** Lets a manager in who took no part. */
  token: string;
}

/** Reads everything that the hub has, in every way there is to read it; the hub runs and is at rest. */
export async function readTruth({ folder, url, token }: Where): Promise<Truth> {
  const first = await bringUp(url, token, {});
  const beginnings = Object.entries(first.head).map(([channel, { epoch }]) => [channel, { epoch, seq: 0 }] as const);
  const second = await bringUp(url, token, Object.fromEntries(beginnings));
  const facts = await exported<Fact & { channel: string }>(folder, 'facts');
  const store = await openStore(folder);
  try {
    const { floor, staff } = await store.load();
    return {
      logs: byChannel(facts),
      heads: Object.fromEntries(await store.cursors()),
      loaded: { floor, staff },
      sessions: await exported<Session>(folder, 'sessions'),
      intents: readIntents(folder),
      fresh: first.snapshots,
      replayed: wholeReplays(second),
    };
  } finally {
    await store.close();
  }
}

/** Past some length the hub sends a snapshot in place of a replay; then there is nothing to compare. */
const wholeReplays = ({ facts, snapshots }: Awaited<ReturnType<typeof bringUp>>): Truth['replayed'] =>
  Object.fromEntries(Object.entries(facts).filter(([channel]) => !snapshots[channel]));

async function exported<T>(folder: string, what: string): Promise<T[]> {
  const found: T[] = [];
  const here = { folder, inside: (command: string, args: string[]): [string, string[]] => [command, args] };
  const code = await hycon(here, ['export', what], (line) => found.push(JSON.parse(line) as T));
  if (code !== 0) throw new Error(`“export ${what}” ended with ${code}.`);
  return found;
}

function byChannel(lines: (Fact & { channel: string })[]): Truth['logs'] {
  const groups = Map.groupBy(lines, (line) => line.channel);
  const bare = ({ channel: _channel, ...fact }: (typeof lines)[number]): Fact => fact as Fact;
  return Object.fromEntries([...groups].map(([channel, all]) => [channel, all.map(bare)]));
}

/** What every act came to, as it is on the disk. */
function readIntents(folder: string): Truth['intents'] {
  const db = new Database(join(folder, STORE_FILE), { readonly: true });
  try {
    const rows = db.prepare<[], { id: string; result: string }>('SELECT id, result FROM intent').all();
    return rows.map(({ id, result }) => ({ id, ack: JSON.parse(result) as IntentAck }));
  } finally {
    db.close();
  }
}
