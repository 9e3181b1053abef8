import { z } from 'zod';

const draft = z.object({ outcome: z.enum(['completed', 'problem']), notes: z.string() });
/** What somebody has written about a session that they have not ended yet. It outlives a reload and a crash. */
export type EndDraft = z.infer<typeof draft>;

const EMPTY: EndDraft = { outcome: 'completed', notes: '' };
const key = (sessionId: string) => `hycon.end-draft.${sessionId}`;

export function readDraft(sessionId: string): EndDraft {
  const saved = localStorage.getItem(key(sessionId));
  return saved === null ? EMPTY : (draft.safeParse(JSON.parse(saved)).data ?? EMPTY);
}

export const saveDraft = (sessionId: string, draft: EndDraft): void =>
  localStorage.setItem(key(sessionId), JSON.stringify(draft));

export const dropDraft = (sessionId: string): void => localStorage.removeItem(key(sessionId));
