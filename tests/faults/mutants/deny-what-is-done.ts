import { IntentQueue } from '../../../server/flow/intent-queue.ts';

/** Every so many acts. */
const DENIED_EVERY = 7;

/** Does it, and says that it can't be done. */
export function denyWhatIsDone(): void {
  const submit = IntentQueue.prototype.submit;
  let acts = 0;
  IntentQueue.prototype.submit = async function (one) {
    const ack = await submit.call(this, one);
    acts += 1;
    if (!ack.ok || acts % DENIED_EVERY > 0) return ack;
    return { n: ack.n, ok: false, code: 'conflict', message: 'This can’t be done.' };
  };
}
