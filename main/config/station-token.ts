import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import type { Log } from '../../client/log.ts';

type Vault = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'>;

export interface TokenPlace {
  userData: string;
  /** The config file, which may have held the token in plain text. */
  configFile: string;
  vault: Vault;
  log: Log;
}

/** Only this user of this machine may read it, even encrypted. */
const PRIVATE_MODE = 0o600;

/**
 * The station's token: the one that was given now, which from here on is kept encrypted, or the one kept before.
 * Resolves with nothing where this kiosk was never enrolled, or the system's keys are not the ones of then.
 */
export async function stationToken(given: string | undefined, place: TokenPlace): Promise<string | undefined> {
  if (given === undefined) return read(place);
  if (await place.vault.isAsyncEncryptionAvailable()) {
    await keep(given, tokenFile(place), place);
    forgetInPlain(place.configFile);
  } else {
    place.log({ level: 'warn', message: 'no encryption here: the token is not kept, and must be given at each start' });
  }
  return given;
}

/**
 * The token with which this computer asks to become a station: made and kept before it asks, so that whatever the hub
 * answers after a crash is an answer to it. Where nothing can be encrypted it is new at each start.
 */
export async function pendingToken(place: TokenPlace, mint: () => string): Promise<string> {
  const kept = await read(place, pendingFile(place));
  if (kept !== undefined) return kept;
  const token = mint();
  if (await place.vault.isAsyncEncryptionAvailable()) await keep(token, pendingFile(place), place);
  return token;
}

/** The hub has made this token a station's: it takes the place of what there was before. */
export async function keepAsStation(token: string, place: TokenPlace): Promise<void> {
  await stationToken(token, place);
  rmSync(pendingFile(place), { force: true });
}

const tokenFile = ({ userData }: TokenPlace) => join(userData, 'station-token');
const pendingFile = ({ userData }: TokenPlace) => join(userData, 'station-token.pending');

async function keep(token: string, file: string, place: TokenPlace): Promise<void> {
  replace(file, await place.vault.encryptStringAsync(token));
}

async function read(place: TokenPlace, file = tokenFile(place)): Promise<string | undefined> {
  if (!existsSync(file)) return undefined;
  try {
    const { result, shouldReEncrypt } = await place.vault.decryptStringAsync(readFileSync(file));
    if (shouldReEncrypt) await keep(result, file, place);
    return result;
  } catch (error) {
    place.log({ level: 'error', message: `${file} can't be decrypted: enroll this station again`, detail: error });
    return undefined;
  }
}

/** After the encrypted copy is safe, and never before, the plain one goes. */
function forgetInPlain(configFile: string): void {
  if (!existsSync(configFile)) return;
  const {
    stationToken: plain,
    enrollmentKey,
    ...rest
  } = JSON.parse(readFileSync(configFile, 'utf8')) as Record<string, unknown>;
  if (plain !== undefined || enrollmentKey !== undefined)
    replace(configFile, Buffer.from(`${JSON.stringify(rest, null, 2)}\n`));
}

function replace(file: string, content: Buffer): void {
  writeFileSync(`${file}.new`, content, { mode: PRIVATE_MODE, flush: true });
  renameSync(`${file}.new`, file);
}
