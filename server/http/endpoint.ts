import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Refusal, refuseInvalid } from '../../protocol/refusals.ts';
import { sendRefusal } from './send-refusal.ts';

/** What one route of `/api` says of itself: `/api/openapi.json` is made of these. */
export interface Description {
  summary: string;
  /** Who may ask: nobody needs to be signed in, a person by cookie (or a feed by token), those who run the lab, or an admin alone. */
  who: 'anyone' | 'signed-in' | 'manager' | 'admin';
  query?: z.ZodType;
  body?: z.ZodType;
  /** The body of the good answer; none where it is empty. */
  answer?: z.ZodType;
  status?: number;
}

export interface Endpoint<Q extends z.ZodType, B extends z.ZodType> extends Description {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  query?: Q;
  body?: B;
  run(call: Call<z.infer<Q>, z.infer<B>>): Promise<object | Refusal | undefined>;
}

export interface Call<Q, B> {
  query: Q;
  body: B;
  request: FastifyRequest;
  reply: FastifyReply;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    description?: Description;
  }
}

/** Registers a route whose handler sees only what its schemas, which are also its description, have parsed. */
export function endpoint<Q extends z.ZodType, B extends z.ZodType>(app: FastifyInstance, one: Endpoint<Q, B>): void {
  const { method, url, run, ...description } = one;
  app.route({
    method,
    url,
    config: { description },
    handler: async (request, reply) => {
      const query = one.query?.safeParse(request.query);
      if (query?.success === false) return sendRefusal(reply, refuseInvalid('request', query.error));
      const body = one.body?.safeParse(request.body);
      if (body?.success === false) return sendRefusal(reply, refuseInvalid('request', body.error));
      const call = { query: query?.data, body: body?.data, request, reply } as Call<z.infer<Q>, z.infer<B>>;
      const answer = await run(call);
      if (answer !== undefined && isRefusal(answer)) return sendRefusal(reply, answer);
      return reply.code(one.status ?? 200).send(answer);
    },
  });
}

const isRefusal = (answer: object): answer is Refusal => 'code' in answer && 'message' in answer;
