import { z } from 'zod';
import { durationMs } from './scalars.ts';

/**
 * What follows where nobody at a kiosk answers whether they are still there: it asks again; an end at the last touch is
 * proposed to whoever comes and to those who run the lab; or the session is ended then.
 */
export const idleConsequence = z.enum(['remind', 'propose', 'end']);

/** The site's word on sessions that nobody is at: asked after so long without a touch or a key, and what follows. */
export const idlePolicy = z.object({ afterMs: durationMs, follows: idleConsequence });
export type IdlePolicy = z.infer<typeof idlePolicy>;
