import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { MAX_PHOTO_BYTES, PHOTO_PATH, PHOTO_TYPES, typeOfPhoto } from '../../protocol/photo.ts';
import { refuse } from '../../protocol/refusals.ts';
import { id } from '../../protocol/scalars.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import { writeInHub } from '../flow/in-hub.ts';
import { Tries } from '../identity/tries.ts';
import type { HttpOptions } from './app.ts';
import { endpoint } from './endpoint.ts';
import { personOf } from './person-of.ts';
import { sendRefusal } from './send-refusal.ts';

const query = z.strictObject({ problem: id });
/** `at` only tells the browser's cache one photo from the next. */
const shownQuery = query.extend({ at: z.string().max(20).optional() });
/** Nobody has more to show at once; a disk is not filled by one account in a day. */
const PHOTOS = { burst: 20, perSecond: 1 / 30 };

/** `/api/v1/problem-photo`: PUT keeps a picture of an open problem, GET shows it to whoever is signed in. */
export async function serveProblemPhotos(app: FastifyInstance, options: HttpOptions): Promise<void> {
  const photos = new Tries(PHOTOS);
  endpoint(app, {
    method: 'GET',
    url: PHOTO_PATH,
    summary: 'The photo of a problem: PNG, JPEG or WebP.',
    who: 'signed-in',
    query: shownQuery,
    run: async ({ request, reply, query: { problem } }) => {
      const person = await personOf(request, options);
      if ('code' in person) return person;
      const photo = await options.ledger.store.problemPhoto(problem);
      if (!photo) return refuse('not-found', 'There is no photo of this problem.');
      asPictureOnly(reply, photo.type);
      return Buffer.from(photo.bytes);
    },
  });
  // Larger bodies than anywhere else, and none that is JSON: in a place of its own, so that no other route takes them.
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      [...PHOTO_TYPES],
      { parseAs: 'buffer', bodyLimit: MAX_PHOTO_BYTES },
      (_request, body, done) => done(null, body),
    );
    scope.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
      if (error.statusCode === 413) return sendRefusal(reply, TOO_LARGE);
      if (error.statusCode === 415) return sendRefusal(reply, NO_PHOTO);
      throw error;
    });
    // Before a byte of the body is read: strangers send nothing large.
    scope.addHook('onRequest', async (request, reply) => {
      const person = await personOf(request, options);
      return 'code' in person ? sendRefusal(reply, person) : undefined;
    });
    endpoint(scope, {
      method: 'PUT',
      url: PHOTO_PATH,
      summary: `Keeps a photo of an open problem, in the place of one before: PNG, JPEG or WebP, at most ${MAX_PHOTO_BYTES} bytes, as the body.`,
      who: 'signed-in',
      query,
      status: 204,
      run: async ({ request, query: { problem } }) => {
        const person = await personOf(request, options);
        if ('code' in person) return person;
        const tooMany = photos.take([person.id], options.now());
        if (tooMany) return tooMany;
        return keepPhoto(request.body, { problemId: problem, person, address: request.ip }, options);
      },
    });
  });
}

interface NewPhoto {
  problemId: string;
  person: SignedIn;
  address: string;
}

/** The picture and the fact that there is one are written together. */
async function keepPhoto(body: unknown, { problemId, person, address }: NewPhoto, { ledger, now }: HttpOptions) {
  const type = Buffer.isBuffer(body) ? typeOfPhoto(body) : undefined;
  if (!Buffer.isBuffer(body) || type === undefined) return NO_PHOTO;
  const at = now();
  const by = { user: { id: person.id, name: person.name } };
  return writeInHub(ledger, { at, by, address, source: 'dashboard' }, async (lab) => {
    const problem = lab.floor.problems[problemId];
    if (!problem) return refuse('not-found', 'This problem is resolved already, or there was none.');
    const isTheirs = problem.reportedBy.id === person.id || person.role !== 'researcher';
    if (!isTheirs) return refuse('forbidden', 'A photo is added by who reported the problem, or runs the lab.');
    return {
      facts: [{ type: 'problem.photo-added', problem: { ...problem, photoAt: at } }],
      secrets: [{ kind: 'photo', problemId, photo: { type, bytes: body } }],
    };
  });
}

/** Whatever is in it, a browser draws it or does nothing: no script, no document of our origin, no guess at another type. */
function asPictureOnly(reply: FastifyReply, type: string): void {
  reply.headers({
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'content-disposition': 'inline',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, max-age=3600',
  });
}

const NO_PHOTO = refuse('invalid', 'This is no picture that is taken here. Send a PNG, JPEG or WebP.');
const TOO_LARGE = refuse('too-large', `A photo has at most ${MAX_PHOTO_BYTES / 1024 / 1024} MB. Send a smaller one.`);
