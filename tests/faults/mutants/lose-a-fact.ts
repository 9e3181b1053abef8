import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Hub, STORE_FILE } from '../../../server/hub.ts';

/** Long enough that some facts stand before it. */
const LOST_AT_COMMIT = 12;

/** One fact that everybody was told is gone from the log some time later. */
export function loseAFact({ store }: Hub, folder: string): void {
  const commit = store.commit.bind(store);
  let commits = 0;
  store.commit = async (batch) => {
    const result = await commit(batch);
    const seq = batch.appends.find((one) => one.channel === 'floor')?.facts[0]?.seq;
    commits += 1;
    if (commits >= LOST_AT_COMMIT && seq !== undefined) {
      remove(folder, seq);
      commits = Number.NEGATIVE_INFINITY;
    }
    return result;
  };
}

function remove(folder: string, seq: number): void {
  const db = new Database(join(folder, STORE_FILE));
  db.prepare("DELETE FROM fact WHERE channel = 'floor' AND seq = ?").run(seq);
  db.close();
}
