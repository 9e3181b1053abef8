import type { AuditSource } from '../../protocol/audit.ts';
import type { Author } from '../../protocol/facts.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import { auditOfFacts } from '../audit/of-facts.ts';
import type { Lab } from '../rules/rule.ts';
import { newEpoch } from '../store/site.ts';
import type { Direct } from './direct.ts';
import type { Ledger } from './ledger.ts';
import { Draft } from './world.ts';

const MAX_TRIES = 20;

/** When, by whom, and from which network address where that is known; `source` where neither says it. */
export interface Writing {
  at: number;
  by: Author;
  address?: string;
  source?: AuditSource;
}

/**
 * Writes facts from inside the hub that are no intent: what came over HTTP with a secret in it, which no intent's stored
 * answer may hold, and what the hub's clock brings about. Looks at the lab, commits and tells the screens as intents do, one after another with them.
 */
export function writeInHub(
  ledger: Ledger,
  { at, by, address, source = by.station ? 'station' : 'dashboard' }: Writing,
  plan: (lab: Lab) => Promise<Direct | Refusal>,
): Promise<Refusal | undefined> {
  return ledger.exclusively(async () => {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      await ledger.catchUpIfChanged();
      const planned = await plan({ ...ledger.world, past: new Map() });
      if ('code' in planned) return planned;
      if (planned.facts.length === 0) return undefined;
      const draft = new Draft(ledger.world, newEpoch);
      draft.append(planned.facts, at, by);
      const from = { ...by, address };
      const audit = auditOfFacts(draft.facts, source, from, planned.about);
      const result = await ledger.commit(
        draft,
        { intents: [], secrets: planned.secrets ?? [], audit },
        () => undefined,
      );
      if (result === 'committed') return undefined;
      if (result === 'guarded')
        return refuse('conflict', 'This collides with something that was done before. Look, then try anew.');
      await ledger.catchUp();
    }
    throw new Error(`The store was overtaken ${MAX_TRIES} times by another process.`);
  });
}
