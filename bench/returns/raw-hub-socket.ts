import type { HubSocket, OpenSocket } from '../../client/socket.ts';
import { RawSocket } from '../swarm/raw-socket.ts';

/** Engine.IO's and Socket.IO's packets by their first characters. */
const PING = '2';
const PONG = '3';
const OPENED = '0';
const CONNECT = '40';
const EVENT = '42';
const ACK = '43';
const REFUSED = '44';

type Done = (body: unknown) => void;

/**
 * A hub's socket that is spoken by hand, for clients of which there are too many for the product's own. What the hub says
 * goes to `hear` as it came, from the event's name on.
 */
export function openRawSocket(
  ...[url, auth, on, hear]: [...Parameters<OpenSocket>, hear: (text: string) => void]
): HubSocket {
  const waiting = new Map<number, { done: Done; timer: NodeJS.Timeout }>();
  let isConnected = false;
  let isOver = false;
  let lastId = 0;
  const end = (reason: string): void => {
    if (isOver) return;
    isOver = true;
    if (isConnected) on.closed(reason);
    else on.refused(reason, undefined);
  };
  const raw = new RawSocket({
    url: new URL('/socket.io/?EIO=4&transport=websocket', url),
    headers: {},
    onText: (payload) => !isOver && take(payload),
    onClose: end,
  });
  const take = (payload: Buffer): void => {
    const text = payload.toString();
    if (text === PING) raw.send(PONG);
    else if (text.startsWith(EVENT)) hear(text.slice(EVENT.length));
    else if (text.startsWith(ACK)) answered(text);
    else if (text.startsWith(OPENED)) raw.send(`${CONNECT}${JSON.stringify(auth)}`);
    else if (text.startsWith(REFUSED)) refused(text);
    else if (text.startsWith(CONNECT)) {
      isConnected = true;
      on.connected();
    }
  };
  const answered = (text: string): void => {
    const [, id = '', body = '[]'] = /^43(\d+)(.*)$/s.exec(text) ?? [];
    const [answer] = JSON.parse(body) as [unknown];
    const asked = waiting.get(Number(id));
    waiting.delete(Number(id));
    clearTimeout(asked?.timer);
    asked?.done(answer);
  };
  const refused = (text: string): void => {
    const { message, data } = JSON.parse(text.slice(REFUSED.length)) as { message: string; data?: unknown };
    isOver = true;
    raw.close();
    on.refused(message, data);
  };
  return {
    ask(event, body, timeoutMs, done) {
      if (!isConnected || isOver) return done({ lost: true });
      const id = lastId++;
      const timer = setTimeout(() => waiting.delete(id) && done({ lost: true }), timeoutMs);
      waiting.set(id, { timer, done: (answer) => done({ lost: false, body: answer }) });
      raw.send(`${EVENT}${id}${JSON.stringify([event, body])}`);
    },
    close() {
      isOver = true;
      for (const { timer } of waiting.values()) clearTimeout(timer);
      raw.close();
    },
  };
}
