import { afterEach, beforeEach, expect } from 'vitest';
import type { FactBody } from '../../protocol/facts.ts';
import { Draft } from '../../server/flow/world.ts';
import type { Batch, RunIntent, Store } from '../../server/store/store.ts';
import { newEquipment, newSession, newUser, type People } from './lab.ts';

export interface StoreUnderTest {
  /** Opens the store, or opens it again beside one that is open already. */
  open(): Promise<Store>;
  remove(): Promise<void>;
}

/** A store with two people and one piece of equipment in it. */
interface StorePlace {
  place: StoreUnderTest;
  store: Store;
  people: People;
  equipment: ReturnType<typeof newEquipment>;
  started(operator: keyof People): FactBody;
}

/** Gives each test of the present `describe` a fresh place of its own. */
export function storePlace(make: () => Promise<StoreUnderTest>): StorePlace {
  const here = { equipment: newEquipment('Confocal') } as StorePlace;
  here.started = (operator) => ({
    type: 'session.started',
    session: newSession(here.equipment, here.people[operator]),
  });
  beforeEach(async () => {
    here.place = await make();
    here.store = await here.place.open();
    here.people = { ana: newUser('ana'), ben: newUser('ben') };
    const facts: FactBody[] = [
      { type: 'user.created', user: here.people.ana },
      { type: 'user.created', user: here.people.ben },
      { type: 'equipment.created', equipment: here.equipment },
    ];
    expect(await here.store.commit(await batchOf(here.store, facts))).toBe('committed');
  });
  afterEach(async () => {
    await here.store.close();
    await here.place.remove();
  });
  return here;
}

/** The batch that a draft on the store's present world makes. */
export async function batchOf(store: Store, facts: FactBody[], intents: RunIntent[] = []): Promise<Batch> {
  const draft = new Draft(await store.load(), () => 'epoch-of-a-test');
  draft.append(facts, 1_000, {});
  return { appends: [...draft.appends.values()], facts: draft.facts, intents };
}
