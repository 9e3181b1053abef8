import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { SINGLE_SIGN_ON_RETURN_PATH } from '../../protocol/single-sign-on.ts';

export const CLIENT = { id: 'hycon', secret: 'secret of the client/+&%' };

interface How {
  /** Where the claims of a profile are told: some providers do so only when asked with the token. */
  claimsIn?: 'id-token' | 'user-info';
  /** Under which name its tokens are made; its address unless told otherwise. */
  issuer?: string;
}

export interface TestProvider {
  issuer: string;
  /** Who is signed in there; nobody where they turn back. */
  person: { username: string; name?: string } | undefined;
  /** What is answered at a path instead of the provider's own word: somebody in between. */
  instead: Record<string, object>;
  serve(hubUrl: string, how?: How): void;
  close(): Promise<void>;
}

/** A real OpenID provider on this machine, which signs whoever is named in without asking. */
export async function startProvider(): Promise<TestProvider> {
  let handle: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) =>
    response.writeHead(503).end();
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const started: TestProvider = {
    issuer,
    person: undefined,
    instead: {},
    serve: (hubUrl, how = {}) => {
      const provider = newProvider(started, hubUrl, how);
      const answer = provider.callback();
      handle = (request, response) => {
        const instead = started.instead[request.url ?? ''];
        if (instead)
          return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(instead));
        if (request.url?.startsWith(INTERACTION) !== true) return answer(request, response);
        const { person } = started;
        const result = person ? { login: { accountId: person.username } } : { error: 'access_denied' };
        void provider.interactionFinished(request, response, result);
      };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return started;
}

/** A key to sign with, private half and all. */
export const newKey = (): object => ({
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  use: 'sig',
  alg: 'RS256',
  kid: 'the-key',
});

const INTERACTION = '/interaction/';

function newProvider(started: TestProvider, hubUrl: string, { claimsIn, issuer }: How): Provider {
  const redirect = hubUrl + SINGLE_SIGN_ON_RETURN_PATH;
  const provider = new Provider(issuer ?? started.issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirect] }],
    jwks: { keys: [newKey()] },
    cookies: { keys: ['of the test'] },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: claimsIn !== 'id-token',
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => INTERACTION + uid },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, preferred_username: id, ...started.person }),
    }),
    loadExistingGrant: async ({ oidc: { client, session } }) => {
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  });
  return provider;
}
