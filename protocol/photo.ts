import { z } from 'zod';

/** What browsers show as a picture and never run; SVG is not among them, as it is a document with scripts. */
export const photoType = z.enum(['image/png', 'image/jpeg', 'image/webp']);
export type PhotoType = z.infer<typeof photoType>;
export const PHOTO_TYPES = photoType.options;

/** What a phone's camera makes of one picture. */
export const MAX_PHOTO_BYTES = 8 * 1024 * 1024;

export interface ProblemPhoto {
  type: PhotoType;
  bytes: Uint8Array;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const RIFF = [0x52, 0x49, 0x46, 0x46];
const WEBP = [0x57, 0x45, 0x42, 0x50];
const WEBP_AT = 8;

/** What these bytes begin as, whatever they are said to be; nothing where that is no picture that is taken. */
export function typeOfPhoto(bytes: Uint8Array): PhotoType | undefined {
  if (hasAt(bytes, PNG, 0)) return 'image/png';
  if (hasAt(bytes, JPEG, 0)) return 'image/jpeg';
  if (hasAt(bytes, RIFF, 0) && hasAt(bytes, WEBP, WEBP_AT)) return 'image/webp';
  return undefined;
}

const hasAt = (bytes: Uint8Array, wanted: readonly number[], at: number): boolean =>
  wanted.every((one, index) => bytes[at + index] === one);

/** Where the photo of a problem is at the hub. */
export const PHOTO_PATH = '/api/v1/problem-photo';
export const photoUrl = (problemId: string, photoAt: number): string =>
  `${PHOTO_PATH}?problem=${encodeURIComponent(problemId)}&at=${photoAt}`;
