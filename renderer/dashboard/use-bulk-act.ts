import { useEffect, useState } from 'react';
import type { IntentBody } from '../../protocol/intents.ts';
import type { Refusal } from '../../protocol/refusals.ts';
import { useLink } from '../app/link-context.ts';
import { type Act, actOf } from '../store/use-act.ts';
import { useHub } from '../store/use-hub.ts';

/** One of many acts to ask for: what it is about, in words and in full. */
interface BulkPart {
  id: string;
  label: string;
  body: IntentBody;
}

/** One of many acts, and what became of it. */
export interface BulkLine extends BulkPart {
  act: Act;
}

export interface Bulk {
  /** Empty until something was asked for. */
  lines: BulkLine[];
  submit(parts: readonly BulkPart[]): void;
}

interface Asked extends BulkPart {
  /** Its place in the outbox; null until it is saved there. */
  actId: string | null;
  refusal: Refusal | null;
}

/** Many acts of one dialog, each with its own answer: one that is refused holds up no other, and is told here alone. */
export function useBulkAct(): Bulk {
  const link = useLink();
  const outbox = useHub((s) => s.outbox);
  const knownActs = useHub((s) => s.knownActs);
  const [asked, setAsked] = useState<Asked[]>([]);

  useEffect(() => {
    const refused = new Map(outbox.flatMap((one) => (one.state === 'refused' ? [[one.id, one.refusal] as const] : [])));
    const mine = asked.filter((one) => one.actId !== null && one.refusal === null && refused.has(one.actId));
    if (mine.length === 0) return;
    setAsked((before) =>
      before.map((one) => (mine.includes(one) ? { ...one, refusal: refused.get(one.actId ?? '') ?? null } : one)),
    );
    for (const { actId } of mine) if (actId !== null) link.dismiss(actId);
  }, [outbox, asked, link]);

  async function send(id: string, body: IntentBody): Promise<void> {
    const answer = await link.send(body);
    const told = answer.ok ? { actId: answer.id } : { refusal: answer.refusal };
    setAsked((before) => before.map((one) => (one.id === id ? { ...one, ...told } : one)));
  }

  return {
    lines: asked.map(({ actId, refusal, ...part }) => ({ ...part, act: lineAct(actId, refusal) })),
    submit(parts) {
      setAsked(parts.map((part) => ({ ...part, actId: null, refusal: null })));
      for (const { id, body } of parts) void send(id, body);
    },
  };

  function lineAct(actId: string | null, refusal: Refusal | null): Act {
    if (refusal) return { phase: 'unsaved', refusal };
    if (actId === null) return { phase: 'saving' };
    return actOf(
      actId,
      outbox.find((one) => one.id === actId),
      knownActs.has(actId),
    );
  }
}
