import { Namespace, Socket } from 'socket.io';
import type { Facts, Head, Snapshot } from '../../../protocol/wire.ts';

/** The place of the fact that nobody is told of: behind those that the lab begins with, early in any storm. */
const HIDDEN_AFTER = 10;

/**
 * Leaves one fact out of what it tells, and counts the later ones and its heads as if that had never been: no client can
 * see a gap. The store has it.
 */
export function hideAFact(): void {
  let hidden: number | undefined;
  let told = 0;

  const place = (seq: number): number => (hidden !== undefined && seq >= hidden ? seq - 1 : seq);

  function retell(event: string, body: unknown): unknown {
    switch (event) {
      case 'facts':
        return factsWithout(body as Facts);
      case 'snapshot': {
        const whole = body as Snapshot;
        return whole.channel === 'floor' ? { ...whole, seq: place(whole.seq) } : whole;
      }
      case 'head': {
        const head = body as Head;
        return head['floor'] ? { ...head, floor: { ...head['floor'], seq: place(head['floor'].seq) } } : head;
      }
      default:
        return body;
    }
  }

  function factsWithout(frame: Facts): Facts | undefined {
    if (frame.channel !== 'floor') return frame;
    told += 1;
    if (told > HIDDEN_AFTER) hidden ??= frame.facts[0]?.seq;
    const facts = frame.facts.filter((one) => one.seq !== hidden).map((one) => ({ ...one, seq: place(one.seq) }));
    return facts.length > 0 ? { ...frame, facts } : undefined;
  }

  const emit = Socket.prototype.emit;
  Socket.prototype.emit = function (this: Socket, event: string, ...args: unknown[]) {
    const body = retell(event, args[0]);
    return args.length > 0 && body === undefined ? true : emit.call(this, event, ...(args.length > 0 ? [body] : []));
  } as typeof emit;
  const to = Namespace.prototype.to;
  Namespace.prototype.to = function (room) {
    const everyone = to.call(this, room);
    const emitAll = everyone.emit.bind(everyone);
    everyone.emit = ((event: string, body: unknown) => {
      const said = retell(event, body);
      return said === undefined ? true : emitAll(event, said);
    }) as typeof everyone.emit;
    return everyone;
  };
}
