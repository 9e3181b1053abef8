import { useState } from 'react';
import type { HubLink, OutboxEntry } from '../../client/hub-link.ts';
import type { IntentBody } from '../../protocol/intents.ts';
import type { Refusal } from '../../protocol/refusals.ts';
import { useHub } from './use-hub.ts';

/** What became of an act: every button that changes something shows this. */
export type Act =
  | { phase: 'idle' }
  | { phase: 'saving' }
  /** `saved`: only here so far. `sent`: on its way. */
  | { phase: 'saved' | 'sent'; id: string }
  | { phase: 'confirmed'; id: string }
  | { phase: 'refused'; id: string; refusal: Refusal }
  /** It could not even be saved here. */
  | { phase: 'unsaved'; refusal: Refusal };

type Asked =
  | { phase: 'idle' }
  | { phase: 'saving' }
  | { phase: 'asked'; id: string }
  | { phase: 'unsaved'; refusal: Refusal };

/** One button's act, from the press to its end: what the hub says of it arrives through the outbox. */
export function useAct(link: HubLink): { act: Act; send(body: IntentBody): Promise<boolean>; clear(): void } {
  const [asked, setAsked] = useState<Asked>({ phase: 'idle' });
  const entry = useHub((s) => (asked.phase === 'asked' ? s.outbox.find((one) => one.id === asked.id) : undefined));
  // What the link says arrives a frame later than its answer to `send`.
  const isKnown = useHub((s) => asked.phase === 'asked' && s.knownActs.has(asked.id));

  async function send(body: IntentBody): Promise<boolean> {
    setAsked({ phase: 'saving' });
    const answer = await link.send(body);
    setAsked(answer.ok ? { phase: 'asked', id: answer.id } : { phase: 'unsaved', refusal: answer.refusal });
    return answer.ok;
  }

  function clear(): void {
    if (entry?.state === 'refused') link.dismiss(entry.id);
    setAsked({ phase: 'idle' });
  }

  return { act: asked.phase === 'asked' ? actOf(asked.id, entry, isKnown) : asked, send, clear };
}

/** An entry that has left the outbox without a refusal was confirmed and has been seen. */
export function actOf(id: string, entry: OutboxEntry | undefined, isKnown: boolean): Act {
  if (!isKnown) return { phase: 'saving' };
  switch (entry?.state) {
    case 'saved':
    case 'sent':
      return { phase: entry.state, id };
    case 'refused':
      return { phase: 'refused', id, refusal: entry.refusal };
    case 'confirmed':
    case undefined:
      return { phase: 'confirmed', id };
  }
}
