import { z } from 'zod';
import { type FloorState, openSessionOn } from './floor.ts';
import { epochMs, id, named } from './scalars.ts';

export const wait = z.object({
  user: named,
  equipmentId: id,
  since: epochMs,
  /** Since when it is as they wait for it; gone again where somebody else was quicker. */
  metAt: epochMs.optional(),
});
/** Somebody asked to be told when a piece of equipment can be used; it stays until they have seen that it can. */
export type Wait = z.infer<typeof wait>;

/** Where a wait stands in a map of everyone's. */
export const waitKey = ({ user, equipmentId }: Wait): string => `${user.id}/${equipmentId}`;

/** Whether somebody could begin to use it now: it works, if with limits, and nobody has it. */
export const isUsable = (floor: Pick<FloorState, 'equipment' | 'sessions'>, equipmentId: string): boolean => {
  const equipment = floor.equipment[equipmentId];
  return (
    equipment !== undefined &&
    equipment.condition !== 'out-of-service' &&
    openSessionOn(floor, equipmentId) === undefined
  );
};
