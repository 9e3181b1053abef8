import { refuse, refuseInvalid } from '../../protocol/refusals.ts';
import { beat, type OkAck, syncRequest } from '../../protocol/wire.ts';
import { refused } from './refused.ts';
import { runIntent } from './run-intent.ts';
import { signInAtStation, signOutAtStation } from './station-sign-in.ts';
import { bringUp } from './sync.ts';
import type { HubSocket, ServeOptions } from './types.ts';

/** Takes a message's body, whatever it is, and says what is answered. */
type Handler = (socket: HubSocket, options: ServeOptions, body: unknown) => Promise<object> | object;

const HANDLERS: Readonly<Record<string, Handler>> = {
  intent: runIntent,
  sync: syncChannel,
  'sign-in': signInAtStation,
  'sign-out': signOutAtStation,
  'sign-in-list': (socket, { lists }) => lists.follow(socket),
  beat: takeBeat,
};

const MS_PER_SECOND = 1_000;

/**
 * Answers whatever a connection sends: a refusal where it can't be read, a retry where the hub failed. One listener for
 * all of it: a listener for each event would be a tenth of what an idle connection weighs.
 */
export function answerMessages(socket: HubSocket, options: ServeOptions): void {
  const bucket = options.limits.newMessages();
  socket.onAny((event: string, ...args: unknown[]) => {
    const readAt = performance.now();
    const ack = args.at(-1);
    const body = typeof args[0] === 'function' ? undefined : args[0];
    const reply = (answer: object): void => {
      if (typeof ack === 'function') ack(answer);
    };
    if (!Object.hasOwn(HANDLERS, event)) return reply(refused(unknownEvent(event)));
    const refusal = options.limits.refuseMessage(bucket);
    const handle: Handler = refusal ? () => ({ n: numberIn(body), ...refused(refusal) }) : (HANDLERS[event] as Handler);
    Promise.resolve()
      .then(() => handle(socket, options, body))
      .catch((error: unknown) => {
        options.onFault(error);
        return refused(refuse('storage-unavailable', 'The hub could not do that now. Try again.'));
      })
      .then((answer) => {
        reply(answer);
        options.metrics.message(event, body, answer, (performance.now() - readAt) / MS_PER_SECOND);
      }, options.onFault);
  });
}

const unknownEvent = (event: string) => refuse('invalid', `The hub doesn't know “${event.slice(0, 40)}”.`);

/** Where a message that was not read is an intent, its number goes with the answer. */
const numberIn = (body: unknown): number | null =>
  typeof body === 'object' && body !== null && 'n' in body && typeof body.n === 'number' ? body.n : null;

async function syncChannel(socket: HubSocket, { ledger, onFault }: ServeOptions, body: unknown): Promise<OkAck> {
  const parsed = syncRequest.safeParse(body);
  if (!parsed.success) return refused(refuseInvalid('request', parsed.error));
  const { channel, epoch, since } = parsed.data;
  if (!socket.data.channels.includes(channel)) {
    return refused(refuse('forbidden', 'This channel is not for this connection.'));
  }
  void socket.leave(channel);
  setImmediate(() => {
    bringUp(socket, ledger, channel, { epoch, seq: since }).catch(onFault);
  });
  return { ok: true };
}

function takeBeat(socket: HubSocket, { presence, now }: ServeOptions, body: unknown): object {
  const t1 = now();
  const parsed = beat.safeParse(body);
  if (!parsed.success) return refused(refuseInvalid('beat', parsed.error));
  const { actor } = socket.data;
  if (actor.kind === 'station') presence.beat(actor.station.id, socket.id, parsed.data, t1);
  return { t1, t2: now() };
}
