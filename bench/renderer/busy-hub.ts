import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { Server } from 'socket.io';
import type { Equipment, Session } from '../../protocol/entities.ts';
import type { Fact } from '../../protocol/facts.ts';
import type { ClientEvents, HubEvents } from '../../protocol/wire.ts';

const SCREENS = process.env['HYCON_SCREENS'] ?? join(import.meta.dirname, '../../out/renderer');
const ROOMS = 40;
const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.html': 'text/html',
};
const EPOCH = 'load';
const user = { id: randomUUID(), name: 'Maria Lindqvist', username: 'maria', role: 'manager' } as const;

/** Speaks the wire of a hub in which something happens all the time. A real one would take the core that is measured. */
export class BusyHub {
  readonly #equipment: Equipment[];
  readonly #sessions = new Map<string, Session>();
  readonly #http = createServer((request, reply) => {
    const path = new URL(request.url ?? '/', 'http://hub').pathname;
    if (path === '/api/v1/session')
      return reply.setHeader('content-type', 'application/json').end(JSON.stringify({ user }));
    const file = extname(path) === '' ? '/index.html' : path;
    return reply.setHeader('content-type', TYPES[extname(file)] ?? 'font/woff2').end(readFileSync(join(SCREENS, file)));
  });
  readonly #io = new Server<ClientEvents, HubEvents>(this.#http, { transports: ['websocket'] });
  #seq = 1;

  constructor(tiles: number) {
    this.#equipment = Array.from({ length: tiles }, (_, at) => ({
      id: randomUUID(),
      name: `Instrument ${at}`,
      room: `Room ${at % ROOMS}`,
      category: 'Imaging',
      condition: 'operational',
      requiresQualification: false,
      offlinePolicy: 'allow',
      stationIds: [],
    }));
    this.#io.on('connection', (socket) => {
      socket.on('beat', (_beat, ack) => ack({ t1: Date.now(), t2: Date.now() }));
      const heartbeat = { everyMs: 5000, graceMs: 12_000 };
      socket.emit('hello', {
        serverTime: Date.now(),
        heartbeat,
        lastN: 0,
        actor: { kind: 'person', user },
        channels: ['floor'],
      });
      socket.emit('snapshot', { channel: 'floor', epoch: EPOCH, seq: this.#seq, state: this.#floor() });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  /** One frame with one fact: somebody comes, or goes. */
  tell(): void {
    const equipment = this.#equipment[Math.floor(Math.random() * this.#equipment.length)];
    if (!equipment) return;
    this.#seq += 1;
    const head = { seq: this.#seq, at: Date.now(), by: {} };
    const fact: Fact = { ...head, ...this.#change(equipment.id) };
    this.#io.emit('facts', { channel: 'floor', epoch: EPOCH, facts: [fact] });
  }

  /** How many facts it has told. */
  get told(): number {
    return this.#seq;
  }

  async close(): Promise<void> {
    await this.#io.close();
  }

  #change(equipmentId: string): { type: 'session.started' | 'session.ended'; session: Session } {
    const open = this.#sessions.get(equipmentId);
    if (open) {
      this.#sessions.delete(equipmentId);
      return { type: 'session.ended', session: { ...open, endedAt: Date.now() } };
    }
    const operator = { id: randomUUID(), name: `Person ${this.#seq}` };
    const session: Session = { id: randomUUID(), equipmentId, operator, startedAt: Date.now() };
    this.#sessions.set(equipmentId, session);
    return { type: 'session.started', session };
  }

  #floor() {
    const equipment = Object.fromEntries(this.#equipment.map((one) => [one.id, one]));
    return { equipment, sessions: {}, problems: {}, stations: {}, announcements: {} };
  }
}
