import { z } from 'zod';
import { MAX_PHOTO_BYTES, PHOTO_PATH, typeOfPhoto } from '../../protocol/photo.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import { askHub } from './hub-api.ts';

/** A photo that is yet to be sent, and as it is shown until then. */
export interface ChosenPhoto {
  file: File;
  picture: ImageBitmap;
}

/** As many bytes as tell what a file is. */
const HEAD_BYTES = 16;
/** What a preview has at most, drawn sharply on a dense display too. */
const PREVIEW_PX = 320;

/** A yes says no more. */
const NOTHING = z.object({ ok: z.literal(true).optional() });
const NO_PHOTO = refuse('invalid', 'This is no picture that is taken here.');
const TOO_LARGE = refuse('too-large', 'The photo is too large.');

/**
 * A file of one's disk as a photo, or why it is none: as the hub would judge it, before anything is sent. It is drawn and
 * not linked to, as a page of ours shows nothing that the hub has not sent.
 */
export async function choosePhoto(file: File): Promise<ChosenPhoto | Refusal> {
  if (file.size > MAX_PHOTO_BYTES) return TOO_LARGE;
  try {
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
    if (typeOfPhoto(head) === undefined) return NO_PHOTO;
    return { file, picture: await createImageBitmap(file, { resizeHeight: PREVIEW_PX, resizeQuality: 'medium' }) };
  } catch (error) {
    // What can't be read or drawn; anything else is ours.
    if (error instanceof DOMException) return NO_PHOTO;
    throw error;
  }
}

/** Sends the photo of an open problem; null once the hub has it. */
export async function sendPhoto(problemId: string, photo: File): Promise<Refusal | null> {
  if (photo.size > MAX_PHOTO_BYTES) return TOO_LARGE;
  const url = `${PHOTO_PATH}?problem=${encodeURIComponent(problemId)}`;
  const headers = { 'content-type': photo.type };
  const answer = await askHub(url, NOTHING, { method: 'PUT', headers, body: photo });
  return 'code' in answer ? answer : null;
}
