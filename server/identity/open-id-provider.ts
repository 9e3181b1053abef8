import { readFileSync } from 'node:fs';
import type { ClientAuth, Configuration } from 'openid-client';
import { z } from 'zod';
import { username } from '../../protocol/entities.ts';
import { name } from '../../protocol/scalars.ts';
import type { SingleSignOnProblem } from '../../protocol/single-sign-on.ts';
import { ConfigError, type HubConfig } from '../config.ts';
import type { WaitingSignIn } from './waiting-sign-ins.ts';

/** Whom the provider has signed in, as the lab would call them. */
export interface ProvenPerson {
  username: string;
  name: string;
}

interface ProviderOptions {
  issuer: URL;
  clientId: string;
  clientSecret: string | undefined;
  usernameClaim: string;
}

/** What a provider says of itself is asked for anew after an hour; keys that it changes are, at once. */
const KNOWN_FOR_MS = 3_600_000;
const TIMEOUT_S = 10;
/** Two machines' clocks. */
const TOLERANCE_S = 30;
const SCOPE = 'openid profile email';

/** Why nobody was proven, for the person, and what the log may say of it. */
export class NotProven extends Error {
  readonly problem: SingleSignOnProblem;

  constructor(problem: SingleSignOnProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}

/** The site's OpenID provider, by authorization code with PKCE, state and nonce. */
export class OpenIdProvider {
  readonly #options: ProviderOptions;
  #known: { config: Configuration; until: number } | undefined;

  constructor(options: ProviderOptions) {
    this.#options = options;
  }

  /** Where a browser is to go. Rejects with {@link NotProven}. */
  async addressFor({ state, nonce, verifier, redirectUri }: WaitingSignIn, now: number): Promise<string> {
    return proving(async () => {
      const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await import('openid-client');
      const challenge = await calculatePKCECodeChallenge(verifier);
      const asked = { redirect_uri: redirectUri, scope: SCOPE, state, nonce, code_challenge: challenge };
      return buildAuthorizationUrl(await this.#discover(now), { ...asked, code_challenge_method: 'S256' }).href;
    });
  }

  /** Who it is, by what a browser came back with (`?code=…`). Rejects with {@link NotProven}. */
  async prove(waiting: WaitingSignIn, query: string, now: number): Promise<ProvenPerson> {
    const claims = await proving(async () => {
      const { authorizationCodeGrant, fetchUserInfo } = await import('openid-client');
      const config = await this.#discover(now);
      const tokens = await authorizationCodeGrant(config, new URL(query, waiting.redirectUri), {
        pkceCodeVerifier: waiting.verifier,
        expectedState: waiting.state,
        expectedNonce: waiting.nonce,
        idTokenExpected: true,
      });
      const told = tokens.claims();
      if (told === undefined || this.#options.usernameClaim in told) return told;
      return { ...(await fetchUserInfo(config, tokens.access_token, told.sub)) };
    });
    return this.#personOf(claims ?? {});
  }

  #personOf(claims: Record<string, unknown>): ProvenPerson {
    const { usernameClaim } = this.#options;
    const found = username.safeParse(claims[usernameClaim]);
    if (!found.success) throw new NotProven('unknown-person', `The claim ${usernameClaim} is no user name.`);
    if (usernameClaim === 'email' && claims['email_verified'] === false)
      throw new NotProven('unknown-person', 'The provider has not verified this e-mail address.');
    return { username: found.data, name: name.catch(found.data).parse(claims['name']) };
  }

  async #discover(now: number): Promise<Configuration> {
    if (this.#known && this.#known.until > now) return this.#known.config;
    const { issuer, clientId, clientSecret } = this.#options;
    const client = await import('openid-client');
    const config = await client.discovery(
      issuer,
      clientId,
      { [client.clockTolerance]: TOLERANCE_S },
      clientSecret === undefined ? client.None() : await withSecret(clientSecret),
      {
        timeout: TIMEOUT_S,
        // The settings let no other issuer be without TLS than one on this machine.
        execute: [
          client.enableNonRepudiationChecks,
          ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
        ],
      },
    );
    this.#known = { config, until: now + KNOWN_FOR_MS };
    return config;
  }
}

/** The provider that the settings name. Throws a {@link ConfigError} where its secret can't be read. */
export function providerOf(config: HubConfig): OpenIdProvider | undefined {
  const { oidcIssuer, oidcClientId: clientId, oidcUsernameClaim: usernameClaim } = config;
  if (oidcIssuer === undefined || clientId === undefined) return undefined;
  return new OpenIdProvider({ issuer: new URL(oidcIssuer), clientId, clientSecret: secretOf(config), usernameClaim });
}

function secretOf({ oidcClientSecret, oidcClientSecretFile: file }: HubConfig): string | undefined {
  if (file === undefined) return oidcClientSecret;
  try {
    return z.string().trim().min(1).parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigError(`oidcClientSecretFile: no secret can be read from ${file}`, { cause: error });
  }
}

/** As OpenID has it unless a client was registered otherwise; by the body where the provider takes nothing else. */
async function withSecret(secret: string): Promise<ClientAuth> {
  const { ClientSecretBasic, ClientSecretPost } = await import('openid-client');
  return (provider, ...rest) => {
    const takes = provider.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const show = takes.includes('client_secret_basic') ? ClientSecretBasic(secret) : ClientSecretPost(secret);
    show(provider, ...rest);
  };
}

/** The one place where a provider's errors become ours. Their causes have tokens and codes in them, and stay out of the log. */
async function proving<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const { AuthorizationResponseError, ClientError, ResponseBodyError, WWWAuthenticateChallengeError } = await import(
      'openid-client'
    );
    if (error instanceof AuthorizationResponseError) throw new NotProven('declined', error.error);
    if (error instanceof ResponseBodyError)
      throw new NotProven(error.error === 'invalid_grant' ? 'stale' : 'provider-unreachable', error.error);
    if (error instanceof WWWAuthenticateChallengeError)
      throw new NotProven('provider-unreachable', 'The provider does not take our client: look at its id and secret.');
    if (error instanceof ClientError)
      throw new NotProven(isSilence(error.code) ? 'provider-unreachable' : 'untrusted', whatOf(error));
    // What `fetch` throws where nobody answers.
    if (error instanceof TypeError) throw new NotProven('provider-unreachable', error.message);
    throw error;
  }
}

/** No answer, or none of a provider's: a proxy's error page is not conform. */
const isSilence = (code: string | undefined): boolean =>
  code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || code === 'OAUTH_RESPONSE_IS_NOT_JSON';

/** Names of claims and parameters, never what was in them. */
const whatOf = ({ code = '', message, cause }: Error & { code?: string }): string =>
  `${code} ${cause instanceof Error ? cause.message : message}`.trim();
