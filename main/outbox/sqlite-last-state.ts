import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Whole } from '../../client/inbound.ts';
import type { LastNews, LastState, LastStateStore } from '../../client/last-state.ts';
import type { Log } from '../../client/log.ts';
import { type ChannelState, foldOf } from '../../protocol/channels.ts';
import { epochMs } from '../../protocol/scalars.ts';
import { actor, snapshot } from '../../protocol/wire.ts';

export interface LastStateOptions {
  /** What another hub said is nothing here. */
  hub: string;
  /** Another build folds otherwise: facts that it did not know are in no state of its, and nobody would send them again. */
  version: string;
  log: Log;
}

const wordRow = z.object({
  hub: z.string(),
  version: z.string(),
  current_at: epochMs,
  is_signing_out: z.union([z.literal(0), z.literal(1)]),
  actor: z.string(),
});
const channelRow = snapshot.extend({ state: z.string() });

/** The last state beside the outbox. What can't be read is dropped: the hub has it all. */
export function createSqliteLastState(db: Database, { hub, version, log }: LastStateOptions): LastStateStore {
  const putWord = db.prepare('INSERT OR REPLACE INTO last_word VALUES (1, :hub, :version, :at, :signingOut, :actor)');
  const putChannel = db.prepare('INSERT OR REPLACE INTO last_channel VALUES (:channel, :epoch, :seq, :state)');
  const drop = db.prepare('DELETE FROM last_channel WHERE channel NOT IN (SELECT value FROM json_each(:follows))');
  const write = db.transaction(({ word, channels, follows }: LastNews) => {
    const { actor: who, currentAt, isSigningOut } = word;
    const told = { at: Math.round(currentAt), signingOut: isSigningOut ? 1 : 0, actor: JSON.stringify(who) };
    putWord.run({ hub, version, ...told });
    for (const one of channels) putChannel.run({ ...one, state: JSON.stringify(one.state) });
    drop.run({ follows: JSON.stringify(follows) });
  });
  return {
    read() {
      try {
        return readFrom(db, { hub, version });
      } catch (error) {
        log({ level: 'warn', message: 'the last state can’t be read and is dropped', detail: error });
        forgetLastState(db);
        return undefined;
      }
    },
    write: (news) => write.immediate(news),
    forget: () => forgetLastState(db),
  };
}

/** In one transaction, also where it is part of a larger one. */
export function forgetLastState(db: Database): void {
  db.transaction(() => db.exec('DELETE FROM last_word; DELETE FROM last_channel'))();
}

function readFrom(db: Database, ours: { hub: string; version: string }): LastState | undefined {
  const stored = db.prepare('SELECT * FROM last_word').get();
  if (stored === undefined) return undefined;
  const word = wordRow.parse(stored);
  if (word.hub !== ours.hub || word.version !== ours.version) {
    forgetLastState(db);
    return undefined;
  }
  return {
    actor: actor.parse(JSON.parse(word.actor)),
    isSigningOut: word.is_signing_out === 1,
    currentAt: word.current_at,
    channels: db.prepare('SELECT * FROM last_channel').all().map(readChannel),
  };
}

function readChannel(stored: unknown): Whole {
  const { state, ...place } = channelRow.parse(stored);
  return { ...place, state: foldOf(place.channel).schema.parse(JSON.parse(state)) as ChannelState };
}
