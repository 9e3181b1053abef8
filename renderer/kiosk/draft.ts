import type { z } from 'zod';

/** What somebody has written and not sent. It outlives a time-out, a reload and a crash. */
export interface Drafts<T> {
  read(of: string): T;
  save(of: string, draft: T): void;
  drop(of: string): void;
}

/** Drafts of one kind, in this browser. One that another build wrote and that can't be read is an empty one. */
export function draftsOf<T>(kind: string, schema: z.ZodType<T>, empty: T): Drafts<T> {
  const key = (of: string) => `hycon.${kind}.${of}`;
  return {
    read(of) {
      const saved = localStorage.getItem(key(of));
      return saved === null ? empty : (schema.safeParse(JSON.parse(saved)).data ?? empty);
    },
    save: (of, draft) => localStorage.setItem(key(of), JSON.stringify(draft)),
    drop: (of) => localStorage.removeItem(key(of)),
  };
}
