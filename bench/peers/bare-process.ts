import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { Bare } from './bare-store.ts';

/**
 * What the hub is measured against: a server on nothing but `ws` that broadcasts the same bytes. It takes the same
 * intents, runs no rule, knows nobody, pings nobody and keeps no log - with `durable` it commits each one alone, with the
 * same rows and the same fsync.
 */
const [kind, file = ''] = process.argv.slice(2);
const store = kind === 'durable' ? await Bare.open(file) : undefined;
const equipment = new Map<string, Record<string, unknown>>();
const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
let seq = 0;

server.on('connection', (socket) => {
  socket.on('message', (data) => take(socket, String(data)));
  socket.send('42["head",{}]');
});
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  console.log(`listening on http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});

interface IntentText {
  installId: string;
  n: number;
  id: string;
  occurredAt: number;
  type: string;
  equipmentId: string;
  name: string;
}

function take(socket: WebSocket, text: string): void {
  const [, id = '', body = ''] = /^42(\d+)(.*)$/s.exec(text) ?? [];
  const [, intent] = JSON.parse(body) as [string, IntentText];
  const fact = factOf(intent);
  const ack = { n: intent.n, ok: true, result: { equipmentId: intent.equipmentId }, seq: { floor: fact.seq } };
  store?.commit({ ...intent, seq: fact.seq, fact: JSON.stringify(fact), ack: JSON.stringify(ack) });
  broadcast(`42${JSON.stringify(['facts', { channel: 'floor', epoch: EPOCH, facts: [fact] }])}`);
  socket.send(`43${id}${JSON.stringify([ack])}`);
}

/** As ws documents a broadcast, with the text encoded once. */
function broadcast(text: string): void {
  const data = Buffer.from(text);
  for (const client of server.clients) client.send(data, { binary: false });
}

const EPOCH = '01999999-0000-7000-8000-000000000000';
const BY = { user: { id: EPOCH, name: 'sender' } };

/** A fact of the hub's own shape and size. */
function factOf({ equipmentId, type, name }: IntentText) {
  const known = equipment.get(equipmentId) ?? DEFAULTS;
  const now = { id: equipmentId, ...known, name };
  equipment.set(equipmentId, now);
  return {
    seq: ++seq,
    at: Date.now(),
    by: BY,
    type: type === 'equipment.create' ? 'equipment.created' : 'equipment.updated',
    equipment: now,
  };
}

const DEFAULTS = {
  room: 'Room 0',
  category: '',
  condition: 'operational',
  requiresQualification: false,
  offlinePolicy: 'allow-current',
  stationIds: [],
};
