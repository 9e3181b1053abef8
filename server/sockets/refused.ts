import type { Refusal } from '../../protocol/refusals.ts';
import type { Refused } from '../../protocol/wire.ts';

/** A refusal as an answer on the wire. */
export const refused = (refusal: Refusal): Refused => ({ ok: false, ...refusal });
