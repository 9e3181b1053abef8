import { join } from 'node:path';
import type { FactBody } from '../../protocol/facts.ts';
import type { Cursor } from '../../protocol/wire.ts';
import { writeDirectly } from '../../server/flow/direct.ts';
import { openStore } from '../../server/hub.ts';
import { HUB } from '../../tests/faults/hub/command-line.ts';
import { HubUnderTest } from '../../tests/faults/hub/hub-under-test.ts';
import { prepareLab, type StormLab } from '../../tests/faults/lab.ts';
import { scratchFolder } from '../hub/scratch.ts';
import { hubFlags } from '../hub/server-under-test.ts';

/** A lab with a hub that can be killed and comes back on its port. */
export interface Stage {
  hub: HubUnderTest;
  lab: StormLab;
  /** Writes so many facts of the floor beside the hub, which may run or be dead; says where the floor then ends. */
  happen(count: number): Promise<Cursor>;
}

const DESKS = 1;

/** Starts a hub for a lab with so many stations, runs what is to be measured, and takes it down again. */
export async function withStage<T>(stations: number, work: (stage: Stage) => Promise<T>): Promise<T> {
  const { folder, remove } = scratchFolder();
  const data = join(folder, 'hub');
  const hub = await HubUnderTest.create({ folder: data, inside: (...command) => command }, [...hubFlags(), ...HUB]);
  try {
    const lab = await prepareLab(data, stations, DESKS);
    await hub.start();
    return await work({ hub, lab, happen: (count) => happen(data, count) });
  } finally {
    await hub.terminate();
    remove();
  }
}

/** A change of one instrument's room after another: each is one fact of the floor. */
async function happen(data: string, count: number): Promise<Cursor> {
  const store = await openStore(data);
  try {
    const refusal = await writeDirectly(store, (lab) => {
      const equipment = Object.values(lab.floor.equipment);
      const facts = Array.from({ length: count }, (_, index): FactBody[] => {
        const one = equipment[index % equipment.length];
        return one ? [{ type: 'equipment.updated', equipment: { ...one, room: `Room ${index}` } }] : [];
      });
      return { facts: facts.flat() };
    });
    if (refusal) throw new Error(refusal.message);
    const floor = (await store.cursors()).get('floor');
    if (!floor) throw new Error('The floor has no log.');
    return floor;
  } finally {
    await store.close();
  }
}
