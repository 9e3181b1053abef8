import { useEffect, useState } from 'react';
import type { IntentBody } from '../../protocol/intents.ts';
import type { Refusal } from '../../protocol/refusals.ts';
import { useLink } from '../app/link-context.ts';
import { useAct } from '../store/use-act.ts';
import { useHub } from '../store/use-hub.ts';

export interface DialogAct {
  isPending: boolean;
  /** Why the last try was refused; what was typed is still there. */
  refusal: Refusal | null;
  /** It is saved here alone, and waits for the hub. */
  isSaved: boolean;
  submit(body: IntentBody): void;
}

/**
 * An act of a dialog: the dialog stays until the hub has said yes, and keeps what was typed where it says no. Without
 * a connection it closes once the act is saved here; the act is followed from outside. It `waits` for the hub where
 * something comes after the act that needs its yes.
 */
export function useDialogAct(onDone: () => void, waits = false): DialogAct {
  const link = useLink();
  const isLive = useHub((s) => s.link.phase === 'live');
  const { act, send, clear } = useAct(link);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isSaved = act.phase === 'saved' && !isLive;
  const isOver = act.phase === 'confirmed' || (isSaved && !waits);

  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each act
  useEffect(() => {
    if (act.phase === 'refused' || act.phase === 'unsaved') {
      setRefusal(act.refusal);
      clear();
    } else if (isOver) {
      clear();
      onDone();
    }
  }, [act.phase, isOver]);

  return {
    isPending: act.phase !== 'idle',
    refusal,
    isSaved,
    submit(body) {
      setRefusal(null);
      void send(body);
    },
  };
}
