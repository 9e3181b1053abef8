import type { ChannelName } from '../../protocol/scalars.ts';
import type { Cursor } from '../../protocol/wire.ts';
import type { Ledger } from '../flow/ledger.ts';
import { stateOf } from '../flow/world.ts';
import type { HubSocket } from './types.ts';

/** Past this many missed facts a snapshot is the shorter way for both sides. */
const MAX_REPLAY = 20_000;

/**
 * Brings one connection to a channel's head and into its room. The join happens in the same turn in which the last
 * missing fact was sent, so that nothing falls between replay and live.
 */
export async function bringUp(socket: HubSocket, ledger: Ledger, channel: ChannelName, from?: Cursor): Promise<void> {
  if (from !== undefined && canReplay(ledger, channel, from) && (await replay(socket, ledger, channel, from))) return;
  sendSnapshot(socket, ledger, channel);
  join(socket, channel);
}

function join(socket: HubSocket, channel: ChannelName): void {
  if (socket.connected && socket.data.channels.includes(channel)) void socket.join(channel);
}

function canReplay(ledger: Ledger, channel: ChannelName, from: Cursor): boolean {
  const head = ledger.world.channels.get(channel);
  return head?.epoch === from.epoch && from.seq <= head.seq && head.seq - from.seq <= MAX_REPLAY;
}

/** Sends pages until nothing is missing, and joins there and then; says false where the log doesn't reach back so far. */
async function replay(socket: HubSocket, ledger: Ledger, channel: ChannelName, from: Cursor): Promise<boolean> {
  const headNow = (): number => ledger.world.channels.get(channel)?.seq ?? 0;
  let at = from.seq;
  while (socket.connected && at < headNow()) {
    const read = await ledger.missed.after(channel, { epoch: from.epoch, seq: at }, headNow());
    // What is committed and not yet in memory comes live, after the join.
    const head = headNow();
    const facts = read.filter((fact) => fact.seq <= head);
    const last = facts.at(-1);
    if (!last || facts[0]?.seq !== at + 1) return false;
    socket.emit('facts', { channel, epoch: from.epoch, facts });
    at = last.seq;
  }
  join(socket, channel);
  return true;
}

export function sendSnapshot(socket: HubSocket, ledger: Ledger, channel: ChannelName): void {
  const cursor = ledger.world.channels.get(channel);
  if (!cursor) return;
  socket.emit('snapshot', { channel, epoch: cursor.epoch, seq: cursor.seq, state: stateOf(ledger.world, channel) });
}

/** Where this connection's channels end now. */
export function headOf(socket: HubSocket, ledger: Ledger): Record<string, Cursor> {
  const heads: Record<string, Cursor> = {};
  for (const channel of socket.data.channels) {
    const cursor = ledger.world.channels.get(channel);
    if (cursor) heads[channel] = cursor;
  }
  return heads;
}
