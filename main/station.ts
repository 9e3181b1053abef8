import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Database } from 'better-sqlite3';
import { systemClock } from '../client/clock.ts';
import { type ConnectionOptions, createConnection } from '../client/connection.ts';
import { readEnrollment } from '../client/read-enrollment.ts';
import { createStationLink, type Said } from '../client/station-link.ts';
import type { Credentials } from '../protocol/wire.ts';
import { askToLeave } from './ask-to-leave.ts';
import type { KioskConfig } from './config/schema.ts';
import { keepAsStation, pendingToken, stationToken, type TokenPlace } from './config/station-token.ts';
import type { Machine } from './machine.ts';
import { claimOutbox } from './outbox/claim-outbox.ts';
import { createSqliteLastState } from './outbox/sqlite-last-state.ts';
import { createSqliteOutbox } from './outbox/sqlite-outbox.ts';
import { KeptList } from './sign-in/kept-list.ts';
import { KeptTries } from './sign-in/kept-tries.ts';
import { NOTE_EVERY_MS, SavedList } from './sign-in/saved-list.ts';

/** A hub that takes longer is asked again. */
const ANSWER_WITHIN_MS = 10_000;
const TOKEN_BYTES = 32;

export interface StationOptions {
  config: KioskConfig;
  database: Database;
  place: TokenPlace;
  machine: Machine;
  version: string;
  vitals: NonNullable<ConnectionOptions['vitals']>;
}

/** This computer's connection as the station that it is, or becomes: by a key once, by a code that it shows else. */
export async function openStation({ config, database, place, machine, version, vitals }: StationOptions) {
  const { log } = place;
  const url = new URL('/api/v1/enrollment', config.hubUrl);
  let token = await stationToken(config.stationToken, place);
  let pending: string | undefined;
  const saved = new SavedList({
    kept: new KeptList(database, place.vault, log),
    tries: new KeptTries(database),
    log,
    elapsedMs: () => performance.now(),
  });
  setInterval(() => database.open && saved.tick(), NOTE_EVERY_MS).unref();
  const mint = (): string => `hycon_station_${randomBytes(TOKEN_BYTES).toString('base64url')}`;
  const link = createStationLink({
    open: () => {
      const claimed = claimOutbox(database, { ...machine, token });
      const detail = { hub: config.hubUrl, enrolled: token !== undefined, ...claimed };
      log({ level: 'info', message: 'connecting as a station', detail });
      saved.belongTo(token).catch((error: unknown) => {
        log({ level: 'error', message: 'the sign-in list could not be read', detail: error });
      });
      return createConnection({
        url: config.hubUrl,
        kind: 'station',
        version,
        ...(token !== undefined && { token }),
        outbox: createSqliteOutbox(database),
        lastState: createSqliteLastState(database, { hub: config.hubUrl, version, log }),
        saved,
        vitals,
        log,
      });
    },
    // A station that was revoked must not come back by the key that enrolled it: somebody has to want it.
    hasGift: token === undefined && config.enrollmentKey !== undefined,
    ask: async (by) => {
      pending ??= await pendingToken(place, mint);
      const name = config.stationName ?? (hostname() || 'Kiosk');
      const body = { token: pending, ...(by === 'gift' && { key: config.enrollmentKey, name: name.slice(0, 80) }) };
      const headers = { 'content-type': 'application/json' };
      return asked(url, { method: 'POST', headers, body: JSON.stringify(body) });
    },
    look: () => asked(url, { headers: { authorization: `Bearer ${pending ?? ''}` } }),
    enrolled: async () => {
      if (pending !== undefined) await keepAsStation(pending, place);
      token = pending;
      pending = undefined;
    },
    clock: systemClock,
    log,
  });
  return { link, mayLeave: (shown: Credentials) => askToLeave(config.hubUrl, token, shown) };
}

/** No answer at all is an expected thing on a network: it is a value here. */
async function asked(url: URL, init: RequestInit): Promise<Said> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    return readEnrollment(await response.json());
  } catch {
    return undefined;
  }
}
