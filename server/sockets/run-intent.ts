import { intentHead, MAX_INTENT_BYTES } from '../../protocol/intents.ts';
import { type Refusal, refuse, refuseInvalid } from '../../protocol/refusals.ts';
import type { Actor, IntentAck } from '../../protocol/wire.ts';
import type { Submitted } from '../flow/intent-queue.ts';
import { hasSecrets, seal } from '../identity/seal.ts';
import type { HubSocket, ServeOptions } from './types.ts';

/** One `intent` of a connection: read, sealed where it carries secrets, and handed to the queue. */
export async function runIntent(socket: HubSocket, options: ServeOptions, body: unknown): Promise<IntentAck> {
  const head = intentHead.safeParse(body);
  if (!head.success || typeof body !== 'object' || body === null) {
    const refusal = head.success ? refuse('invalid', 'This is no intent.') : refuseInvalid('request', head.error);
    return { n: null, ok: false, ...refusal };
  }
  const { actor, client } = socket.data;
  if (head.data.installId !== client.installId) {
    return { n: head.data.n, ok: false, ...refuse('forbidden', 'This act is from another installation.') };
  }
  const rest = Object.fromEntries(Object.entries(body).filter(([key]) => !Object.hasOwn(intentHead.shape, key)));
  const busy = options.limits.refuseIntent();
  if (busy) return { n: head.data.n, ok: false, ...busy };
  const submit = (more?: Partial<Submitted>): Promise<IntentAck> =>
    options.queue.submit({
      actor,
      owner: ownerOf(actor),
      address: socket.data.address,
      head: head.data,
      body: rest,
      ...more,
    });
  const { savedSignIn } = head.data;
  const vouched = savedSignIn && options.lists.vouch(actor, savedSignIn);
  const refusal = refuseSize(body) ?? (vouched && 'code' in vouched ? vouched : undefined);
  const who = vouched && !('code' in vouched) && { vouched };
  if (!hasSecrets(rest) && !socket.data.sealing) return submit(refusal ? { refusal } : who || undefined);
  return afterSealing(socket, async () => {
    const sealed = refusal ?? (hasSecrets(rest) ? await seal(rest, actor, options.ledger) : undefined);
    return { answer: submit({ ...who, ...(sealed && ('code' in sealed ? { refusal: sealed } : { sealed })) }) };
  });
}

/** Hashing takes a while; what the same client sends meanwhile waits for it, so that its acts keep their order. */
async function afterSealing<T>(socket: HubSocket, work: () => Promise<{ answer: Promise<T> }>): Promise<T> {
  const run = (socket.data.sealing ?? Promise.resolve()).then(work);
  const done = run.then(
    () => undefined,
    () => undefined,
  );
  socket.data.sealing = done;
  const { answer } = await run.finally(() => {
    if (socket.data.sealing === done) delete socket.data.sealing;
  });
  return answer;
}

function refuseSize(body: object): Refusal | undefined {
  const bytes = bytesOf(body);
  if (bytes === undefined) return refuse('invalid', 'This request can’t be read: it is nested too deeply.');
  if (bytes <= MAX_INTENT_BYTES) return undefined;
  return refuse('too-large', `This is ${bytes} bytes; ${MAX_INTENT_BYTES} are taken at most. Shorten it.`);
}

/** None where it is nested so deeply that writing it runs out of stack; reading such text does not. */
function bytesOf(body: object): number | undefined {
  try {
    return Buffer.byteLength(JSON.stringify(body));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whose queue a connection's intents are in: a station's outlives who is signed in there. */
export function ownerOf(actor: Actor): string {
  switch (actor.kind) {
    case 'station':
      return `station/${actor.station.id}`;
    case 'person':
      return `user/${actor.user.id}`;
    case 'feed':
      return `feed/${actor.id}`;
  }
}
