import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { startHub } from '../../server/hub.ts';
import { createLog } from '../../server/log.ts';
import { signInCookie, startLab, type TestLab } from './hub-fixture.ts';
import { CLIENT, newKey, startProvider, type TestProvider } from './open-id-provider.ts';
import { type Answer, connect } from './wire-client.ts';

const MINUTE_MS = 60_000;

describe('single sign-on', () => {
  let provider: TestProvider;
  let lab: TestLab | undefined;
  beforeEach(async () => {
    provider = await startProvider();
  });
  afterEach(async () => {
    await lab?.close();
    lab = undefined;
    await provider.close();
  });

  const labWith = async (over: Record<string, unknown> = {}): Promise<TestLab> => {
    const set = { oidcIssuer: provider.issuer, oidcClientId: CLIENT.id, oidcClientSecret: CLIENT.secret };
    lab = await startLab({ ...set, ...over });
    provider.serve(lab.hub.url);
    return lab;
  };
  const begin = async ({ hub }: TestLab): Promise<Answer> => {
    const response = await fetch(`${hub.url}/api/v1/single-sign-on`, { method: 'POST' });
    return { status: response.status, cookie: response.headers.getSetCookie()[0], ...(await response.json()) };
  };
  /** Comes back to the hub: where it sends the browser on, and with which cookies. */
  const comeBack = async (address: string, cookie = ''): Promise<{ to: string; cookies: string[] }> => {
    const response = await fetch(address, { headers: { cookie: cookie.split(';')[0] ?? '' }, redirect: 'manual' });
    const cookies = response.headers.getSetCookie().filter((one) => one.startsWith('hycon_session'));
    return { to: response.headers.get('location') ?? String(response.status), cookies };
  };
  /** The whole way of one browser. */
  const signIn = async (on: TestLab, person: TestProvider['person']): Promise<{ to: string; cookies: string[] }> => {
    provider.person = person;
    const begun = await begin(on);
    return comeBack(await throughProvider(begun.url), begun.cookie);
  };
  const refused = (problem: string) => ({ to: `/?sign-in=${problem}`, cookies: [] });
  const audited = async ({ hub }: TestLab) =>
    (await hub.store.auditAfter(0, 100))
      .filter((one) => one.source === 'dashboard')
      .map(({ n: _n, at: _at, ...rest }) => rest);
  const shown = { shown: 'single-sign-on' };
  const from = { type: 'sign-in', source: 'dashboard', address: '127.0.0.1', about: shown };

  test('SS-1 off, nothing offers it and nothing answers for it', async () => {
    lab = await startLab();
    const told = await fetch(`${lab.hub.url}/api/v1/single-sign-on`);
    expect(await told.json()).toEqual({ isOn: false });
    expect(await begin(lab)).toMatchObject({ status: 404, code: 'not-found', message: /password/ });
    expect((await fetch(`${lab.hub.url}/oidc/callback?state=x&code=y`)).headers.getSetCookie()).toEqual([]);
  });

  test('SS-1 a provider without TLS elsewhere, a half-set one and a secret that can’t be read stop the start', async () => {
    const read = (set: object) => () => readConfig({ oidcIssuer: 'https://id.example', oidcClientId: 'x', ...set }, {});
    expect(read({})).not.toThrow();
    expect(read({ oidcIssuer: 'http://id.example' })).toThrow(/oidcIssuer: must be https/);
    expect(read({ oidcIssuer: 'http://localhost.id.example' })).toThrow(/must be https/);
    expect(read({ oidcIssuer: 'http://127.0.0.1:9000' })).not.toThrow();
    expect(read({ oidcClientId: '' })).toThrow(/oidcIssuer: an issuer needs/);
    expect(read({ oidcClientSecret: 'a', oidcClientSecretFile: '/b' })).toThrow(/not both/);
    const on = await labWith();
    const file = join(on.folder, 'no-such-file');
    const config = readConfig(
      {
        data: join(on.folder, 'other'),
        port: 0,
        oidcIssuer: 'https://id.example',
        oidcClientId: 'x',
        oidcClientSecretFile: file,
      },
      {},
    );
    await expect(startHub({ config, log: createLog('silent') })).rejects.toThrow(
      /oidcClientSecretFile: no secret.*no-such-file/,
    );
  });

  test('SS-2 whom the provider names gets the session cookie, and the audit says by which way', async () => {
    const on = await labWith();
    const begun = await begin(on);
    expect(begun.cookie).toMatch(/^hycon_oidc=.*Max-Age=600; Path=\/oidc\/callback; HttpOnly; SameSite=Lax$/);
    const asked = Object.fromEntries(new URL(begun.url).searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid profile email',
    });
    provider.person = { username: 'Maria' };
    const { to, cookies } = await comeBack(await throughProvider(begun.url), begun.cookie);
    expect(to).toBe('/');
    expect(cookies[0]).toMatch(/HttpOnly; SameSite=Strict$/);
    const desk = await connect(on.hub.url, { kind: 'person', headers: { cookie: cookies[0]?.split(';')[0] ?? '' } });
    expect(desk.hello).toMatchObject({ actor: { kind: 'person', user: { id: on.maria.id, role: 'manager' } } });
    const user = { id: on.maria.id, name: on.maria.name };
    expect(await audited(on)).toEqual([{ ...from, result: 'ok', user }]);
  });

  test('SS-2 the same by a secret in a file, and where the token itself has the claims', async () => {
    const file = join((await labWith()).folder, 'secret.txt');
    await writeFile(file, `${CLIENT.secret}\n`);
    const first = lab;
    const on = await labWith({ oidcClientSecret: undefined, oidcClientSecretFile: file, oidcUsernameClaim: 'email' });
    provider.serve(on.hub.url, { claimsIn: 'id-token' });
    expect(await signIn(on, { username: 'x', ...{ email: 'ana', email_verified: true } })).toMatchObject({ to: '/' });
    expect(await signIn(on, { username: 'y', ...{ email: 'ana', email_verified: false } })).toEqual(
      refused('unknown-person'),
    );
    await first?.close();
  });

  test('SS-3 another state, another browser, and an answer told again or late sign nobody in', async () => {
    const on = await labWith();
    provider.person = { username: 'ana' };
    const mine = await begin(on);
    const other = await begin(on);
    const back = await throughProvider(mine.url);
    expect(await comeBack(back, other.cookie)).toEqual(refused('stale'));
    expect(await comeBack(back)).toEqual(refused('stale'));
    expect(await comeBack(back.replace(/state=[^&]+/, 'state=another'), mine.cookie)).toEqual(refused('stale'));
    expect(await comeBack(back.replace(/state=[^&]+&?/, ''), mine.cookie)).toEqual(refused('stale'));
    expect(await comeBack(back, mine.cookie)).toMatchObject({ to: '/', cookies: [/./] });
    expect(await comeBack(back, mine.cookie)).toEqual(refused('stale'));
    // A code that was used, in a sign-in of its own: the provider says so.
    const again = back.replace(/state=[^&]+/, `state=${new URL(other.url).searchParams.get('state')}`);
    expect(await comeBack(again, other.cookie)).toEqual(refused('stale'));
    const late = await begin(on);
    const lateBack = await throughProvider(late.url);
    on.clock.now = () => Date.now() + 10 * MINUTE_MS;
    expect(await comeBack(lateBack, late.cookie)).toEqual(refused('stale'));
    expect((await audited(on)).map((one) => one.result).filter((one) => one === 'ok')).toEqual(['ok']);
  });

  test('SS-4 a token with another nonce signs nobody in', async () => {
    const on = await labWith();
    provider.person = { username: 'ana' };
    const begun = await begin(on);
    const asked = begun.url.replace(/nonce=[^&]+/, 'nonce=of-somebody-else');
    expect(await comeBack(await throughProvider(asked), begun.cookie)).toEqual(refused('untrusted'));
    expect(await audited(on)).toEqual([{ ...from, result: 'unauthorized' }]);
  });

  test('SS-4 an answer of another issuer, and a token of one, sign nobody in', async () => {
    const on = await labWith();
    const wellKnown = '/.well-known/openid-configuration';
    const document = { ...(await ask(provider.issuer + wellKnown)), issuer: provider.issuer };
    provider.serve(on.hub.url, { issuer: 'http://127.0.0.1:1' });
    provider.instead[wellKnown] = document;
    expect(await signIn(on, { username: 'ana' })).toEqual(refused('untrusted'));
    provider.instead[wellKnown] = { ...document, authorization_response_iss_parameter_supported: false };
    await on.restart();
    const begun = await begin(on);
    const back = (await throughProvider(begun.url)).replace(/[?&]iss=[^&]+/, '');
    expect(await comeBack(back, begun.cookie)).toEqual(refused('untrusted'));
    expect(on.log.join('')).toMatch(/unexpected JWT .*iss.* claim/);
  });

  test('SS-4 a token under a key that is not the provider’s signs nobody in', async () => {
    const on = await labWith();
    const { kty, n, e, use, alg, kid } = newKey() as Answer;
    provider.instead['/jwks'] = { keys: [{ kty, n, e, use, alg, kid }] };
    expect(await signIn(on, { username: 'ana' })).toEqual(refused('untrusted'));
    provider.instead = {};
    await on.restart();
    expect(await signIn(on, { username: 'ana' })).toMatchObject({ to: '/' });
  });

  test('SS-5 somebody unknown is refused, and added as a researcher where the site says so', async () => {
    const strict = await labWith();
    expect(await signIn(strict, { username: 'nora', name: 'Nora Berg' })).toEqual(refused('unknown-person'));
    expect(await signIn(strict, { username: 'no user name' })).toEqual(refused('unknown-person'));
    expect(await audited(strict)).toEqual(Array(2).fill({ ...from, result: 'forbidden' }));
    await strict.close();

    const open = await labWith({ oidcUnknownPeople: 'add-as-researcher' });
    expect(await signIn(open, { username: 'Nora@lab.example', name: 'Nora Berg' })).toMatchObject({ to: '/' });
    expect(await signIn(open, { username: 'nora@lab.example', name: 'Another' })).toMatchObject({ to: '/' });
    const people = Object.values((await open.hub.store.load()).staff.users);
    const nora = people.find((one) => one.username === 'nora@lab.example');
    expect(nora).toMatchObject({ name: 'Nora Berg', role: 'researcher', signsInWith: [] });
    expect(people).toHaveLength(5);
    const user = { id: nora?.id, name: 'Nora Berg' };
    expect(await audited(open)).toMatchObject([
      { type: 'user.created', user, about: { userId: nora?.id } },
      { ...from, result: 'ok', user },
      { ...from, result: 'ok', user },
    ]);
  });

  test('SS-5 a closed account is refused, also where unknown people are added', async () => {
    const on = await labWith({ oidcUnknownPeople: 'add-as-researcher' });
    const cookie = await signInCookie(on.hub.url, 'ida');
    const ida = await connect(on.hub.url, { kind: 'person', headers: { cookie } });
    await ida.intent({ type: 'user.deactivate', userId: on.ana.id });
    expect(await signIn(on, { username: 'ana' })).toEqual(refused('account-closed'));
    const user = { id: on.ana.id, name: on.ana.name };
    expect((await audited(on)).at(-1)).toEqual({ ...from, result: 'forbidden', user });
  });

  test('SS-6 a provider that says no, or is down, is told, and the password goes on', async () => {
    const on = await labWith();
    expect(await signIn(on, undefined)).toEqual(refused('declined'));
    const begun = await begin(on);
    provider.person = { username: 'ana' };
    const back = await throughProvider(begun.url);
    await provider.close();
    expect(await comeBack(back, begun.cookie)).toEqual(refused('provider-unreachable'));
    await on.restart();
    expect(await begin(on)).toMatchObject({ status: 503, code: 'storage-unavailable', message: /password/ });
    expect(await signInCookie(on.hub.url, 'ana')).toMatch(/^hycon_session=/);
    expect((await audited(on)).map((one) => one.result)).toEqual(['unauthorized', 'ok']);
  });

  test('SS-6 a wrong secret is told as the provider’s matter, and no secret, code or token is in the log', async () => {
    const on = await labWith({ oidcClientSecret: 'a wrong secret' });
    provider.person = { username: 'ana' };
    const begun = await begin(on);
    const back = await throughProvider(begun.url);
    expect(await comeBack(back, begun.cookie)).toEqual(refused('provider-unreachable'));
    expect(on.log.join('')).toContain('does not take our client');
    const { code } = Object.fromEntries(new URL(back).searchParams);
    for (const secret of ['a wrong secret', code, begun.cookie.split(';')[0].split('=')[1]])
      expect(on.log.join('')).not.toContain(secret);
  });

  test('SS-7 answers that don’t do are rate-limited; good ones don’t count', async () => {
    const on = await labWith();
    for (let n = 0; n < 25; n++) expect(await signIn(on, { username: 'ana' })).toMatchObject({ to: '/' });
    const bad = () => comeBack(`${on.hub.url}/oidc/callback?code=x&state=y`);
    for (let n = 0; n < 20; n++) expect(await bad()).toEqual(refused('stale'));
    expect(await bad()).toEqual(refused('too-many'));
    expect(await signIn(on, { username: 'ana' })).toEqual(refused('too-many'));
    on.clock.now = () => Date.now() + MINUTE_MS;
    expect(await signIn(on, { username: 'ana' })).toMatchObject({ to: '/' });
  });
});

const ask = async (url: string): Promise<Answer> => (await fetch(url)).json() as Promise<Answer>;

/** Walks through the provider as a browser does, with its cookies, up to the way back to the hub. */
async function throughProvider(start: string): Promise<string> {
  const { origin } = new URL(start);
  const jar = new Map<string, string>();
  let at = start;
  while (at.startsWith(origin)) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { headers: { cookie }, redirect: 'manual' });
    for (const one of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const next = response.headers.get('location');
    if (next === null) throw new Error(`The provider answered ${response.status} at ${at}: ${await response.text()}`);
    at = new URL(next, at).href;
  }
  return at;
}
