import { io } from 'socket.io-client';
import { v7 as newId } from 'uuid';
import type { Fact } from '../../../protocol/facts.ts';
import { PROTOCOL_VERSION } from '../../../protocol/scalars.ts';
import type { Cursors, Facts, Head, Snapshot } from '../../../protocol/wire.ts';

/** A hub that has just been through a storm, on a busy machine, still brings a newcomer up in this time. */
const UP_WITHIN_MS = 30_000;

export interface Brought {
  snapshots: Record<string, Snapshot>;
  facts: Record<string, Fact[]>;
  head: Head;
}

/** Connects by hand, without any of the client's code, and keeps what is sent until the first head. */
export function bringUp(url: string, token: string, cursors: Cursors): Promise<Brought> {
  const client = { kind: 'person', version: 'checker', installId: newId() };
  const socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: { protocol: PROTOCOL_VERSION, client, token, cursors },
  });
  const snapshots: Brought['snapshots'] = {};
  const facts: Brought['facts'] = {};
  socket.on('snapshot', (one: Snapshot) => {
    snapshots[one.channel] = one;
  });
  socket.on('facts', (one: Facts) => {
    facts[one.channel] = [...(facts[one.channel] ?? []), ...(one.facts as Fact[])];
  });
  return new Promise<Brought>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('The hub did not bring a newcomer up in time.')), UP_WITHIN_MS);
    socket.once('connect_error', reject);
    socket.once('head', (head: Head) => {
      clearTimeout(late);
      resolve({ snapshots, facts, head });
    });
  }).finally(() => socket.disconnect());
}
