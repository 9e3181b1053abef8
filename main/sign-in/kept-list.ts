import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { SafeStorage } from 'electron';
import { z } from 'zod';
import type { Log } from '../../client/log.ts';
import { type SignedList, signedList } from '../../protocol/sign-in-list.ts';

type Vault = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'>;

/** What a list must not fall behind: whose it has to be, which was the newest, and the latest hub time that was ever seen. */
export interface Kept {
  hubKey: string | undefined;
  version: number;
  seenAt: number;
}

const row = z.object({
  station: z.string(),
  hub_key: z.string().nullable(),
  version: z.int(),
  seen_at: z.int(),
  list: z.instanceof(Buffer).nullable(),
});

/** The list beside the outbox: encrypted by the system, or not at all on the disk where it offers nothing. */
export class KeptList {
  readonly #db: Database;
  readonly #vault: Vault;
  readonly #log: Log;

  constructor(db: Database, vault: Vault, log: Log) {
    this.#db = db;
    this.#vault = vault;
    this.#log = log;
  }

  /** Another station's list, and whose hub signed it, are nothing here. */
  belongTo(token: string | undefined): void {
    const station = createHash('sha256')
      .update(`hycon list ${token ?? ''}`)
      .digest('hex');
    this.#db.transaction(() => {
      this.#db.prepare('DELETE FROM sign_in_list WHERE station <> ?').run(station);
      this.#db
        .prepare('INSERT OR IGNORE INTO sign_in_list (id, station, version, seen_at) VALUES (1, ?, 0, 0)')
        .run(station);
    })();
  }

  kept(): Kept {
    const stored = this.#read();
    return { hubKey: stored?.hub_key ?? undefined, version: stored?.version ?? 0, seenAt: stored?.seen_at ?? 0 };
  }

  async list(): Promise<SignedList | undefined> {
    const encrypted = this.#read()?.list;
    if (!encrypted) return undefined;
    try {
      const { result } = await this.#vault.decryptStringAsync(encrypted);
      return signedList.parse(JSON.parse(result));
    } catch (error) {
      this.#log({ level: 'warn', message: 'the sign-in list can’t be read and is dropped', detail: error });
      this.drop();
      return undefined;
    }
  }

  async keep(list: SignedList, { hubKey, version, seenAt }: Kept): Promise<void> {
    const isSafe = await this.#vault.isAsyncEncryptionAvailable();
    const blob = isSafe ? await this.#vault.encryptStringAsync(JSON.stringify(list)) : null;
    this.#db
      .prepare('UPDATE sign_in_list SET hub_key = ?, version = ?, seen_at = ?, list = ?')
      .run(hubKey, version, Math.round(seenAt), blob);
  }

  /** Time never goes back here. */
  see(seenAt: number): void {
    this.#db.prepare('UPDATE sign_in_list SET seen_at = max(seen_at, ?)').run(Math.round(seenAt));
  }

  /** The list goes; whose it was and how new stays, so that an older one does not come back. */
  drop(): void {
    this.#db.prepare('UPDATE sign_in_list SET list = NULL').run();
  }

  #read(): z.infer<typeof row> | undefined {
    const stored = this.#db.prepare('SELECT station, hub_key, version, seen_at, list FROM sign_in_list').get();
    return stored === undefined ? undefined : row.parse(stored);
  }
}
