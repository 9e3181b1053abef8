import type { FastifyInstance } from 'fastify';
import { type SetUpRequest, setUpOpen, setUpRequest } from '../../protocol/set-up.ts';
import { deskSignIn } from '../../protocol/wire.ts';
import { linkOf, makeFirstAdmin } from '../identity/set-up.ts';
import { signedIn } from '../identity/signed-in.ts';
import { Tries } from '../identity/tries.ts';
import type { HttpOptions } from './app.ts';
import { bearerOf } from './caller.ts';
import { openDeskSession } from './desk-session.ts';
import { type Call, endpoint } from './endpoint.ts';

/** Links that don't do, by address. A link has 256 bits: this is for peace in the audit. */
const WRONG_LINKS = { burst: 20, perSecond: 1 / 30 };

/** `/api/v1/setup`: GET says whether a link still serves, POST makes its holder the first admin and signs them in. */
export function serveSetUp(app: FastifyInstance, options: HttpOptions): void {
  const wrongLinks = new Tries(WRONG_LINKS);
  const url = '/api/v1/setup';
  endpoint(app, {
    method: 'GET',
    url,
    summary: 'Says whether the set-up link that the hub has printed still serves (`Authorization: Bearer …`).',
    who: 'anyone',
    answer: setUpOpen,
    run: async ({ request }) => {
      const { ledger, setUpLink: link, now } = options;
      const tooMany = wrongLinks.take([request.ip], now());
      if (tooMany) return tooMany;
      await ledger.refresh();
      const found = linkOf(bearerOf(request) ?? '', { link, staff: ledger.world.staff, now: now() });
      if ('code' in found) return found;
      wrongLinks.giveBack([request.ip]);
      return { expiresAt: found.expiresAt };
    },
  });
  endpoint(app, {
    method: 'POST',
    url,
    summary: 'Makes the holder of the set-up link the lab’s first admin, and signs them in as `/api/v1/session` does.',
    who: 'anyone',
    body: setUpRequest,
    answer: deskSignIn,
    status: 201,
    run: async (call) => {
      const address = call.request.ip;
      const tooMany = wrongLinks.take([address], options.now());
      if (tooMany) return tooMany;
      const answer = await setUp(call, options);
      if (!('code' in answer && answer.code === 'unauthorized')) wrongLinks.giveBack([address]);
      const by = 'user' in answer ? { user: { id: answer.user.id, name: answer.user.name } } : {};
      const result = 'user' in answer ? 'ok' : answer.code;
      const record = { at: options.now(), type: 'set-up', result, source: 'dashboard' as const, ...by, address };
      await options.ledger.store.audit([{ ...record, about: {} }]);
      return answer;
    },
  });
}

async function setUp({ request, reply, body }: Call<unknown, SetUpRequest>, options: HttpOptions) {
  const { ledger, setUpLink: link, now } = options;
  await ledger.refresh();
  const made = await makeFirstAdmin(ledger, body, { link, now: now(), address: request.ip });
  return 'code' in made ? made : openDeskSession({ request, reply }, signedIn(made), options);
}
