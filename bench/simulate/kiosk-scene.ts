import type { Random } from '../../tests/faults/random.ts';
import type { Visitor } from './lab.ts';
import type { LabTime } from './lab-time.ts';
import type { Entrance, Tally } from './watcher.ts';

export interface KioskScene {
  entrance: Entrance;
  equipmentIds: string[];
  /** Who is about and at no kiosk; shared by all. */
  about: Visitor[];
  random: Random;
  time: LabTime;
  tally: Tally;
}

/** Somebody who is about comes to this kiosk; whoever calls sees to it that they are about again afterwards. */
export const comeBy = ({ about, random }: KioskScene): Visitor | undefined =>
  about.splice(random.int(0, about.length - 1), 1)[0];
