import Fastify from 'fastify';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serveOpenApi } from '../../server/http/openapi.ts';
import { makeFeed } from '../../server/identity/feeds.ts';
import { dashboardOf, kioskOf, signInCookie, startLab, type TestLab } from './hub-fixture.ts';
import { refusalOf } from './wire-client.ts';

describe('metrics', () => {
  let lab: TestLab;
  beforeEach(async () => {
    lab = await startLab();
  });
  afterEach(() => lab.close());

  const ask = (headers: Record<string, string> = {}) => fetch(`${lab.hub.url}/metrics`, { headers });
  /** The value of one line, by its name with labels. */
  const figure = (text: string, series: string): number => {
    const line = text.split('\n').find((one) => one.startsWith(`${series} `));
    return line === undefined ? Number.NaN : Number(line.split(' ')[1]);
  };

  test('H-4 says who is connected, what was asked and how it was answered', async () => {
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    const manager = await dashboardOf(lab, 'maria');
    const start = { type: 'session.start', sessionId: newId(), equipmentId: lab.confocal.id };
    await kiosk.intent(start);
    await manager.intent({ ...start, sessionId: newId() });
    await manager.intent({ type: 'made.up', equipmentId: newId() });
    await refusalOf(lab.hub.url, { token: 'nonsense' });
    const text = await (await ask()).text();
    const values = {
      'hycon_connections{kind="station"}': 1,
      'hycon_connections{kind="person"}': 1,
      'hycon_connections{kind="feed"}': 0,
      'hycon_handshakes_total{kind="station",result="ok"}': 1,
      'hycon_handshakes_total{kind="station",result="unauthorized"}': 1,
      'hycon_intents_total{type="session.start",result="ok"}': 1,
      'hycon_intents_total{type="session.start",result="already-in-use"}': 1,
      'hycon_intents_total{type="unknown",result="invalid"}': 1,
      hycon_intent_seconds_count: 3,
      hycon_commit_seconds_count: 3,
      'hycon_facts_total{channel="floor"}': 1,
      'hycon_facts_total{channel="user"}': 1,
      'hycon_sign_ins_total{at="station",result="ok"}': 1,
      'hycon_sign_ins_total{at="dashboard",result="ok"}': 1,
      'hycon_http_requests_total{method="POST",route="/api/v1/session",status="200"}': 1,
      'hycon_channel_head{channel="floor"}': (await lab.hub.store.cursors()).get('floor')?.seq,
      hycon_waiting_intents: 0,
    };
    expect(Object.fromEntries(Object.keys(values).map((series) => [series, figure(text, series)]))).toEqual(values);
    expect(figure(text, 'process_resident_memory_bytes')).toBeGreaterThan(1e6);
    expect(text).not.toContain(lab.ana.id);
  });

  test('H-4 only this machine, a feed’s token or an admin may read them', async () => {
    const passedOn = { 'x-forwarded-for': '192.0.2.7' };
    expect((await ask()).status).toBe(200);
    expect((await ask(passedOn)).status).toBe(401);
    expect((await ask({ ...passedOn, cookie: await signInCookie(lab.hub.url, 'maria') })).status).toBe(401);
    expect((await ask({ ...passedOn, authorization: `Bearer ${lab.tokens.sem}` })).status).toBe(401);
    const { token } = await makeFeed(lab.hub.store, { name: 'Prometheus' }, 1, { source: 'command-line' });
    expect((await ask({ ...passedOn, authorization: `Bearer ${token}` })).status).toBe(200);
    expect((await ask({ ...passedOn, cookie: await signInCookie(lab.hub.url, 'ida') })).status).toBe(200);
  });

  test('H-5 every route of /api is described in OpenAPI 3.1, by the schemas that parse it', async () => {
    const response = await fetch(`${lab.hub.url}/api/openapi.json`);
    const document = await response.json();
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/api/openapi.json', '/api/v1/session']));
    expect(Object.keys(document.paths['/api/v1/session'])).toEqual(['post', 'get', 'delete']);
    const { schema } = document.paths['/api/v1/session'].post.requestBody.content['application/json'];
    expect(schema).toMatchObject({
      type: 'object',
      required: ['username', 'password'],
      properties: { username: { type: 'string', minLength: 1, maxLength: 64 } },
      additionalProperties: false,
    });
    for (const [, name] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      expect(Object.keys(document.components.schemas)).toContain(name);
    }
    expect(JSON.stringify(document.components.schemas.IntentBody)).toContain('session.start');
  });

  test('H-5 a route of /api without a description can’t be registered', () => {
    const app = Fastify();
    serveOpenApi(app);
    expect(() => app.get('/api/v1/secret', () => ({}))).toThrow('GET /api/v1/secret has no description');
    app.get('/elsewhere', () => ({}));
  });
});
