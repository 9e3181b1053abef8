import { refuse, refuseInvalid } from '../../protocol/refusals.ts';
import { personChannel } from '../../protocol/scalars.ts';
import { type Actor, credentials, type OkAck, type SignInAck } from '../../protocol/wire.ts';
import { auditSignIn, auditSignOut, type From } from '../audit/sign-ins.ts';
import type { Ledger } from '../flow/ledger.ts';
import { KIOSK_SIGN_IN_MS } from '../identity/sign-in.ts';
import { channelsFor } from './admit.ts';
import { refused } from './refused.ts';
import { sendSnapshot } from './sync.ts';
import type { HubSocket, ServeOptions } from './types.ts';

/** Signs a person in at the connection's station, and keeps that it was tried. */
export async function signInAtStation(socket: HubSocket, options: ServeOptions, body: unknown): Promise<SignInAck> {
  const answer = await signIn(socket, options, body);
  await auditSignIn(options.ledger.store, whence(socket, options), body, answer);
  return answer;
}

export async function signOutAtStation(socket: HubSocket, options: ServeOptions): Promise<OkAck> {
  const { actor } = socket.data;
  const user = actor.kind === 'feed' ? undefined : actor.user;
  const answer = await signOut(socket, options);
  if (answer.ok) await auditSignOut(options.ledger.store, whence(socket, options), user);
  return answer;
}

/** Where a connection's sign-ins come from. */
function whence({ data: { actor, address } }: HubSocket, { now }: ServeOptions): From {
  const station = actor.kind === 'station' ? { id: actor.station.id, name: actor.station.name } : undefined;
  return { at: now(), source: station ? 'station' : 'dashboard', address, ...(station && { station }) };
}

async function signIn(socket: HubSocket, options: ServeOptions, body: unknown): Promise<SignInAck> {
  const { ledger, lists, reception, now, onFault } = options;
  const { actor } = socket.data;
  if (actor.kind !== 'station')
    return refused(refuse('forbidden', 'People sign in at a station, or on the dashboard.'));
  const parsed = credentials.safeParse(body);
  if (!parsed.success) return refused(refuseInvalid('sign-in', parsed.error));
  const found = await reception.atStation(parsed.data, actor.station, socket.data.address);
  if ('code' in found) return refused(found);
  lists.learn(parsed.data).catch(onFault);
  const at = now();
  const expiresAt = at + KIOSK_SIGN_IN_MS;
  await ledger.store.saveSignIn(actor.station.id, { userId: found.user.id, at, expiresAt });
  become(socket, { ...actor, user: found.user });
  setImmediate(() => enterPersonal(socket, ledger, found.user.id));
  return { ok: true, user: found.user, expiresAt };
}

/** After the answer, so that the client knows whose channel this is when its snapshot comes. */
function enterPersonal(socket: HubSocket, ledger: Ledger, userId: string): void {
  const channel = personChannel(userId);
  if (!socket.connected || !socket.data.channels.includes(channel)) return;
  sendSnapshot(socket, ledger, channel);
  void socket.join(channel);
}

async function signOut(socket: HubSocket, { ledger }: ServeOptions): Promise<OkAck> {
  const { actor } = socket.data;
  if (actor.kind !== 'station') return refused(refuse('forbidden', 'Sign out on the dashboard.'));
  await ledger.store.removeSignIn(actor.station.id);
  const { user: _user, ...nobody } = actor;
  become(socket, nobody);
  return { ok: true };
}

/** Changes who acts here; leaves the rooms that are no longer theirs before anything else is sent. */
function become(socket: HubSocket, actor: Actor): void {
  const channels = channelsFor(actor);
  for (const channel of socket.data.channels) if (!channels.includes(channel)) void socket.leave(channel);
  socket.data.actor = actor;
  socket.data.channels = channels;
}
