import type { HubSocket, OpenSocket, SocketListener } from '../../client/socket.ts';
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
 * The real connection's socket, spoken by hand: ten thousand of the product's own weigh more than the hub that they
 * are there to measure. What decides when to try again and what is missing is the product's, above this.
 */
export const openRawSocket: OpenSocket = (url, auth, on): HubSocket => {
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
    else if (text.startsWith(EVENT)) hear(text, on);
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
};

function hear(text: string, on: SocketListener): void {
  const [event, body] = JSON.parse(text.slice(EVENT.length)) as [string, unknown];
  on.message(event, body);
}
