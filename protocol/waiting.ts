import { z } from 'zod';
import { id } from './scalars.ts';

export const waiting = z.object({ equipmentId: id, people: z.int().nonnegative() });
/** How many wait for a piece of equipment. Whoever has it may plan by that; who they are is nobody else's matter. */
export type Waiting = z.infer<typeof waiting>;
