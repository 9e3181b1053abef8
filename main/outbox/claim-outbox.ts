import { createHash, randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { OF_ANOTHER_STATION } from '../../client/another-station.ts';
import type { Machine } from '../machine.ts';
import { forgetLastState } from './sqlite-last-state.ts';

/** Who opens the outbox. Without a token it is not known for which station; that changes nothing. */
export interface Claimant extends Machine {
  token: string | undefined;
}

/** What the claim changed: `moved` to another machine, used for another `reassigned` station. */
export interface Claimed {
  isMoved: boolean;
  isReassigned: boolean;
}

const keptRow = z.object({
  machine_id: z.string().nullable(),
  host: z.string().nullable(),
  station: z.string().nullable(),
});

/**
 * Makes the outbox this machine's and this station's, before anybody speaks under its name. A disk that was copied, or
 * that now stands for another station, gets a new installation that counts from 1: under the old name another machine may
 * speak too. Acts keep their ids, so that what both copies hold has one effect at the hub. What was done for another
 * station is never sent for this one: it is set aside, in sight, and goes when that station's token is back.
 */
export function claimOutbox(db: Database, claimant: Claimant, newId: () => string = randomUUID): Claimed {
  return db.transaction(() => claim(db, claimant, newId)).immediate();
}

function claim(db: Database, { machineId, host, token }: Claimant, newId: () => string): Claimed {
  const kept = keptRow.parse(db.prepare('SELECT machine_id, host, station FROM counter').get());
  const station = token === undefined ? undefined : hash(token);
  const isMoved = differs(kept.machine_id, machineId) || differs(kept.host, host);
  const isReassigned = differs(kept.station, station);
  if (isReassigned) exchangeActs(db, kept.station, station);
  if (isMoved || isReassigned) beginAnew(db, newId());
  db.prepare(
    'UPDATE counter SET machine_id = coalesce(?, machine_id), host = coalesce(?, host), station = coalesce(?, station)',
  ).run(machineId, host, station);
  return { isMoved, isReassigned };
}

/** What is not known, of then or of now, is no difference. */
const differs = (kept: string | null, now: string | undefined): boolean =>
  kept !== null && now !== undefined && kept !== now;

function exchangeActs(db: Database, from: string | null, to: string | undefined): void {
  db.prepare(
    `UPDATE entry SET state = 'refused', outcome = ?, aside_from = ? WHERE state IN ('saved', 'sent', 'confirmed')`,
  ).run(JSON.stringify(OF_ANOTHER_STATION), from);
  db.prepare(
    `UPDATE entry SET state = 'saved', outcome = NULL, aside_from = NULL, offline = 1 WHERE aside_from = ?`,
  ).run(to);
}

function beginAnew(db: Database, installId: string): void {
  const waiting = db.prepare(`SELECT id FROM entry WHERE state <> 'refused' ORDER BY n, occurred_at, id`).pluck().all();
  const renumber = db.prepare('UPDATE entry SET n = ? WHERE id = ?');
  for (const [index, id] of waiting.entries()) renumber.run(index + 1, id);
  db.prepare('UPDATE counter SET install_id = ?, next_n = ?').run(installId, waiting.length + 1);
  // It compared the other machine's clock, or another hub's; and what was done there was not done here.
  db.exec('DELETE FROM clock; DELETE FROM answered');
  forgetLastState(db);
}

/** A token is long and random, so that its hash gives nothing away. */
const hash = (token: string): string => createHash('sha256').update(`hycon station ${token}`).digest('hex');
