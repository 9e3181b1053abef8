import { z } from 'zod';

/** A place in a list that goes by a time and, within one moment, by id: `<epoch ms>.<id>` in an address. */
export interface Place {
  at: number;
  id: string;
}

export const writePlace = ({ at, id }: Place): string => `${at}.${id}`;

export const place = z
  .string()
  .regex(/^\d{1,16}\.[0-9a-f-]{36}$/)
  .transform((text): Place => {
    const [at, id] = text.split('.');
    return { at: Number(at), id: id ?? '' };
  });
