import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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
    await keep(given, place);
    forgetInPlain(place.configFile);
  } else {
    place.log({ level: 'warn', message: 'no encryption here: the token is not kept, and must be given at each start' });
  }
  return given;
}

const tokenFile = ({ userData }: TokenPlace) => join(userData, 'station-token');

async function keep(token: string, place: TokenPlace): Promise<void> {
  replace(tokenFile(place), await place.vault.encryptStringAsync(token));
}

async function read(place: TokenPlace): Promise<string | undefined> {
  const file = tokenFile(place);
  if (!existsSync(file)) return undefined;
  try {
    const { result, shouldReEncrypt } = await place.vault.decryptStringAsync(readFileSync(file));
    if (shouldReEncrypt) await keep(result, place);
    return result;
  } catch (error) {
    place.log({ level: 'error', message: `${file} can't be decrypted: enroll this station again`, detail: error });
    return undefined;
  }
}

/** After the encrypted copy is safe, and never before, the plain one goes. */
function forgetInPlain(configFile: string): void {
  if (!existsSync(configFile)) return;
  const { stationToken: plain, ...rest } = JSON.parse(readFileSync(configFile, 'utf8')) as Record<string, unknown>;
  if (plain !== undefined) replace(configFile, Buffer.from(`${JSON.stringify(rest, null, 2)}\n`));
}

function replace(file: string, content: Buffer): void {
  writeFileSync(`${file}.new`, content, { mode: PRIVATE_MODE, flush: true });
  renameSync(`${file}.new`, file);
}
