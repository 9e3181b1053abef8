import { refuse } from '../protocol/refusals.ts';

/** What becomes of acts that were done as another station: in sight, and never sent under this one's name. */
export const OF_ANOTHER_STATION = refuse(
  'conflict',
  'This was done while this computer was another station, and is not sent under this one’s name. Tell the lab’s manager what was done, then dismiss it here.',
);
