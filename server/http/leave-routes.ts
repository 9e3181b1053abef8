import type { FastifyInstance } from 'fastify';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import { type Credentials, credentials } from '../../protocol/wire.ts';
import { auditSignIn } from '../audit/sign-ins.ts';
import { actorOf } from '../identity/actors.ts';
import type { HttpOptions } from './app.ts';
import { bearerOf } from './caller.ts';
import { type Call, endpoint } from './endpoint.ts';

/** `/api/v1/leave-kiosk`: whether these credentials end the kiosk program of the station whose token comes with them. */
export function serveLeaving(app: FastifyInstance, options: HttpOptions): void {
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/leave-kiosk',
    summary: 'Says whether somebody who runs the lab lets a kiosk be left (`Authorization: Bearer …` of the station).',
    who: 'anyone',
    body: credentials,
    status: 204,
    run: (call) => leave(call, options),
  });
}

async function leave(
  { request, body }: Call<unknown, Credentials>,
  options: HttpOptions,
): Promise<Refusal | undefined> {
  const { ledger, reception, now } = options;
  await ledger.refresh();
  const { store, world } = ledger;
  const actor = await actorOf('station', bearerOf(request) ?? '', { store, world, now: now() });
  if ('code' in actor) return actor;
  if (actor.kind !== 'station') return refuse('forbidden', 'Only a kiosk can be left.');
  const { id, name } = actor.station;
  // Tries count and lock as at any sign-in here.
  const found = await reception.atStation(body, actor.station, request.ip);
  const isStaff = 'user' in found && found.user.role !== 'researcher';
  const answer =
    'user' in found && !isStaff ? refuse('forbidden', 'Only those who run the lab may leave a kiosk.') : found;
  const from = { at: now(), source: 'station', station: { id, name }, address: request.ip } as const;
  await auditSignIn(store, from, body, answer, 'kiosk.leave');
  return 'code' in answer ? answer : undefined;
}
