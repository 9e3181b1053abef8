import { connect, type Socket } from 'node:net';

/**
 * Strangers, in a process of their own: they open so many lines and say nothing, half a request, or only that they want
 * a websocket. They come from several addresses of this machine, as one alone is kept to its share. It tells its parent
 * `open` when the hub has taken the last one in - the system says that a line is open before the hub knows of it; the
 * answer to a websocket is the hub's - and how many are left when it is asked.
 */
const [url = '', count = '0'] = process.argv.slice(2);
const { hostname, port } = new URL(url);
const MOST_FROM_ONE = 2_500;
/** A listener's queue is finite: so many at a time. */
const AT_ONCE = 250;

const END_OF_REQUEST = '\r\n\r\n';
const REQUESTS = [
  '',
  `GET / HTTP/1.1\r\nHost: ${hostname}\r\nX-Slow: `,
  [
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1`,
    `Host: ${hostname}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==${END_OF_REQUEST}`,
  ].join('\r\n'),
];

const lines: Socket[] = [];
while (lines.length < Number(count)) {
  const some = Array.from({ length: Math.min(AT_ONCE, Number(count) - lines.length) }, (_, i) =>
    dial(lines.length + i),
  );
  lines.push(...(await Promise.all(some)));
}
process.on('message', () => process.send?.({ left: lines.filter((one) => !one.destroyed).length }));
process.send?.('open');

function dial(index: number): Promise<Socket> {
  const localAddress = `127.0.1.${1 + Math.floor(index / MOST_FROM_ONE)}`;
  const line = connect({ host: hostname, port: Number(port), localAddress });
  line.on('error', () => undefined);
  line.resume();
  const request = REQUESTS[index % REQUESTS.length] ?? '';
  return new Promise((resolve, reject) => {
    line.once('connect', () => line.write(request));
    line.once(request.endsWith(END_OF_REQUEST) ? 'data' : 'connect', () => resolve(line));
    line.once('close', () => reject(new Error('A line was closed before it was open.')));
  });
}
