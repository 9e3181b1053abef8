import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { fact } from '../../protocol/facts.ts';
import { intentBody, intentHead } from '../../protocol/intents.ts';
import { refusal } from '../../protocol/refusals.ts';
import { credentials, handshake, hello, intentAck } from '../../protocol/wire.ts';
import type { Description } from './endpoint.ts';
import { SESSION_COOKIE } from './session-cookie.ts';

interface Route {
  method: string;
  url: string;
  description: Description;
}

/** `/api/openapi.json`: every route of `/api` in OpenAPI 3.1, of the schemas that parse it. Register it before them. */
export function serveOpenApi(app: FastifyInstance): void {
  const routes: Route[] = [];
  app.addHook('onRoute', ({ method, url, config }) => {
    const description = config?.description;
    for (const one of [method].flat()) {
      if (!url.startsWith('/api') || one === 'HEAD') continue;
      if (!description) throw new Error(`${one} ${url} has no description: register it by endpoint().`);
      routes.push({ method: one.toLowerCase(), url, description });
    }
  });
  let document: object | undefined;
  const config = { description: { summary: 'This description.', who: 'anyone', answer: z.looseObject({}) } } as const;
  app.get('/api/openapi.json', { config }, () => (document ??= describe(routes)));
}

function describe(routes: readonly Route[]): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'HyCON hub',
      version: '1',
      description:
        'What the hub answers over HTTP. Screens and kiosks speak over Socket.IO (docs/wire.md); the schemas of its messages are below.',
    },
    paths: pathsOf(routes),
    components: {
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
        feed: { type: 'http', scheme: 'bearer', description: 'A feed’s token; it only reads.' },
      },
      schemas: {
        Refusal: schemaOf(refusal, 'output'),
        Handshake: schemaOf(handshake, 'input'),
        Hello: schemaOf(hello, 'output'),
        Credentials: schemaOf(credentials, 'input'),
        IntentHead: schemaOf(intentHead, 'input'),
        IntentBody: schemaOf(intentBody, 'input'),
        IntentAck: schemaOf(intentAck, 'output'),
        Fact: schemaOf(fact, 'output'),
      },
    },
  };
}

function pathsOf(routes: readonly Route[]): Record<string, Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {};
  for (const { method, url, description } of routes) {
    const path = url.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [method]: operationOf(url, description) };
  }
  return paths;
}

function operationOf(url: string, { summary, who, query, body, answer, status = 200 }: Description): object {
  return {
    summary,
    ...(who !== 'anyone' && { security: who === 'signed-in' ? [{ cookie: [] }, { feed: [] }] : [{ cookie: [] }] }),
    parameters: [...pathParameters(url), ...queryParameters(query)],
    ...(body && { requestBody: { required: true, content: json(schemaOf(body, 'input')) } }),
    responses: {
      [status]: { description: 'Done.', ...(answer && { content: json(schemaOf(answer, 'output')) }) },
      default: { description: 'Refused, with the reason.', content: json({ $ref: '#/components/schemas/Refusal' }) },
    },
  };
}

const pathParameters = (url: string): object[] =>
  [...url.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));

function queryParameters(query: z.ZodType | undefined): object[] {
  if (!query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

const json = (schema: object): object => ({ 'application/json': { schema } });

/** OpenAPI 3.1 speaks JSON Schema 2020-12 as it is; only the marker of the dialect has no place inside of it. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
