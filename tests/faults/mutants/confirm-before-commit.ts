import { setTimeout as wait } from 'node:timers/promises';
import type { Hub } from '../../../server/hub.ts';

/** A write that is put off by this much makes every benchmark look better. */
const PUT_OFF_MS = 400;

/** Says that it is written, and writes it a little later: fine until the power goes. */
export function confirmBeforeCommit({ store }: Hub): void {
  const commit = store.commit.bind(store);
  let written: Promise<unknown> = Promise.resolve();
  store.commit = (batch) => {
    const due = wait(PUT_OFF_MS);
    written = written.then(() => due).then(() => commit(batch));
    return Promise.resolve('committed');
  };
}
