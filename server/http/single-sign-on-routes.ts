import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { User } from '../../protocol/entities.ts';
import { type Refusal, type RefusalCode, refuse } from '../../protocol/refusals.ts';
import {
  SINGLE_SIGN_ON_PROBLEM,
  SINGLE_SIGN_ON_RETURN_PATH,
  type SingleSignOnProblem,
  singleSignOn,
  singleSignOnStart,
} from '../../protocol/single-sign-on.ts';
import { auditSingleSignOn } from '../audit/sign-ins.ts';
import { FROM_ONE_PLACE } from '../gate/attempts.ts';
import { NotProven, type OpenIdProvider } from '../identity/open-id-provider.ts';
import { personSent } from '../identity/sent-by-provider.ts';
import { signedIn } from '../identity/signed-in.ts';
import { Tries } from '../identity/tries.ts';
import { WAIT_MS, type WaitingSignIn, WaitingSignIns } from '../identity/waiting-sign-ins.ts';
import type { HttpOptions } from './app.ts';
import { openDeskSession } from './desk-session.ts';
import { type Call, endpoint } from './endpoint.ts';

/**
 * Binds a sign-in to the browser that began it. `Lax`, since the provider's page is what sends the browser back; the
 * session's own cookie is `Strict`, and first sent by the page that the way back ends on.
 */
const WAITING_COOKIE = 'hycon_oidc';

/** Ways to the provider by address: nothing can be guessed by beginning, and a site may begin its day at once. */
const BEGINNINGS = { burst: 200, perSecond: 1 };

/** What each problem is to the audit and the figures; absent where nobody's sign-in was looked at. */
const RESULT: Partial<Record<SingleSignOnProblem, RefusalCode>> = {
  declined: 'unauthorized',
  stale: 'unauthorized',
  untrusted: 'unauthorized',
  'unknown-person': 'forbidden',
  'account-closed': 'forbidden',
};

interface Desk extends HttpOptions {
  provider: OpenIdProvider;
  waiting: WaitingSignIns;
}

/** `/api/v1/single-sign-on`: GET says whether it is on, POST where to go; people come back to {@link SINGLE_SIGN_ON_RETURN_PATH}. */
export function serveSingleSignOn(app: FastifyInstance, options: HttpOptions): void {
  const { provider } = options;
  const url = '/api/v1/single-sign-on';
  const beginnings = new Tries(BEGINNINGS);
  const desk = provider && { ...options, provider, waiting: new WaitingSignIns() };
  endpoint(app, {
    method: 'GET',
    url,
    summary: 'Says whether people may sign in by the site’s OpenID provider.',
    who: 'anyone',
    answer: singleSignOn,
    run: async () => ({ isOn: desk !== undefined }),
  });
  endpoint(app, {
    method: 'POST',
    url,
    summary: 'Begins a sign-in: the address of the site’s OpenID provider to go to, and a cookie for the way back.',
    who: 'anyone',
    answer: singleSignOnStart,
    run: async (call) => {
      if (!desk) return refuse('not-found', 'Single sign-on is off here. Sign in with user name and password.');
      return beginnings.take([call.request.ip], options.now()) ?? begin(call, desk);
    },
  });
  if (desk) serveReturn(app, desk);
}

async function begin({ request, reply }: Call<unknown, unknown>, desk: Desk): Promise<object | Refusal> {
  const { provider, waiting, now } = desk;
  const redirectUri = `${request.protocol}://${request.host}${SINGLE_SIGN_ON_RETURN_PATH}`;
  const begun = waiting.begin(redirectUri, now());
  try {
    const url = await provider.addressFor(begun.waiting, now());
    reply.setCookie(WAITING_COOKIE, begun.token, cookieFor(request));
    return { url };
  } catch (error) {
    problemOf(error, desk);
    return refuse(
      'storage-unavailable',
      'The sign-in of your institution can’t be reached. Use your user name and password.',
    );
  }
}

/** Outside of `/api`: what comes here is a browser that was sent, and what it gets is a way on. */
function serveReturn(app: FastifyInstance, desk: Desk): void {
  const wrong = new Tries(FROM_ONE_PLACE);
  app.get(SINGLE_SIGN_ON_RETURN_PATH, async (request, reply) => {
    const { ledger, now, metrics } = desk;
    const leave = (problem: SingleSignOnProblem): FastifyReply =>
      reply.redirect(`/?${new URLSearchParams({ [SINGLE_SIGN_ON_PROBLEM]: problem })}`);
    if (wrong.take([request.ip], now())) return leave('too-many');
    const { problem, user } = await comeBack(request, desk);
    reply.clearCookie(WAITING_COOKIE, { path: SINGLE_SIGN_ON_RETURN_PATH });
    const result = problem === undefined ? 'ok' : RESULT[problem];
    if (result === undefined || result === 'ok') wrong.giveBack([request.ip]);
    if (result !== undefined) {
      metrics.webSignIn(result);
      const from = { at: now(), source: 'dashboard', address: request.ip } as const;
      await auditSingleSignOn(ledger.store, from, user, result);
    }
    if (problem !== undefined || !user) return leave(problem ?? 'unknown-person');
    await openDeskSession({ request, reply }, signedIn(user), desk);
    return reply.redirect('/');
  });
}

/** Who came back; with a problem, where they may not in. */
async function comeBack(request: FastifyRequest, desk: Desk): Promise<{ user?: User; problem?: SingleSignOnProblem }> {
  const { ledger, provider, config, now } = desk;
  const found = waitingOf(request, desk);
  if (!found) return { problem: 'stale' };
  try {
    const proven = await provider.prove(found.waiting, found.query, now());
    const unknownPeople = config.oidcUnknownPeople;
    const user = await personSent(ledger, proven, { unknownPeople, now: now(), address: request.ip });
    if (!user) throw new NotProven('unknown-person', `The lab has nobody called ${proven.username}.`);
    return user.deactivatedAt === undefined ? { user } : { user, problem: 'account-closed' };
  } catch (error) {
    return { problem: problemOf(error, desk) };
  }
}

/** What this browser was sent away with, where the answer belongs to it. */
function waitingOf(
  { cookies, url }: FastifyRequest,
  { waiting, now }: Desk,
): { waiting: WaitingSignIn; query: string } | undefined {
  const query = url.slice(url.indexOf('?'));
  const state = new URLSearchParams(query).get('state');
  const token = z.string().max(64).safeParse(cookies[WAITING_COOKIE]);
  const taken = token.success ? waiting.take(token.data, state, now()) : undefined;
  return taken && { waiting: taken, query };
}

function problemOf(error: unknown, { log }: Desk): SingleSignOnProblem {
  if (!(error instanceof NotProven)) throw error;
  log.warn({ problem: error.problem, why: error.message }, 'Single sign-on let nobody in.');
  return error.problem;
}

const cookieFor = ({ protocol }: FastifyRequest) =>
  ({
    httpOnly: true,
    sameSite: 'lax',
    secure: protocol === 'https',
    path: SINGLE_SIGN_ON_RETURN_PATH,
    maxAge: WAIT_MS / 1000,
  }) as const;
