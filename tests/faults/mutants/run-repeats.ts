import { v7 as newId } from 'uuid';
import { IntentQueue } from '../../../server/flow/intent-queue.ts';

/** Looks neither at an act's number nor at its id: a repeat is run as if it were new. */
export function runRepeats(): void {
  const submit = IntentQueue.prototype.submit;
  const seen = new Set<string>();
  IntentQueue.prototype.submit = async function (one) {
    const { installId, n } = one.head;
    const isRepeat = seen.has(`${installId}/${n}`);
    seen.add(`${installId}/${n}`);
    if (!isRepeat) return submit.call(this, one);
    const again = await submit.call(this, { ...one, head: { ...one.head, installId: newId(), n: 1, id: newId() } });
    return { ...again, n };
  };
}
