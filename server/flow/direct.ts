import type { FactBody } from '../../protocol/facts.ts';
import type { Refusal } from '../../protocol/refusals.ts';
import { auditOfFacts } from '../audit/of-facts.ts';
import type { Lab } from '../rules/rule.ts';
import { newEpoch } from '../store/site.ts';
import type { Secret, Store } from '../store/store.ts';
import { Draft } from './world.ts';

/** What the command line wants written, once the lab has been looked at. */
export interface Direct {
  facts: FactBody[];
  secrets?: Secret[];
  /** What the audit says of them beside their ids. */
  about?: Record<string, string>;
}

const MAX_TRIES = 20;

/** Writes facts from outside a hub, beside one that may be running; the hub notices and sends them on. */
export async function writeDirectly(store: Store, plan: (lab: Lab) => Direct | Refusal): Promise<Refusal | undefined> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const world = await store.load();
    const planned = plan({ ...world, past: new Map() });
    if ('code' in planned) return planned;
    const draft = new Draft(world, newEpoch);
    draft.append(planned.facts, Date.now(), {});
    const appends = [...draft.appends.values()];
    const audit = auditOfFacts(draft.facts, 'command-line');
    const secrets = planned.secrets ?? [];
    const result = await store.commit({ appends, facts: draft.facts, intents: [], secrets, audit });
    if (result === 'committed') return undefined;
    if (result === 'guarded')
      return { code: 'already-exists', message: 'Something of that name or badge exists already.' };
  }
  throw new Error(`The store was overtaken ${MAX_TRIES} times by another process.`);
}
