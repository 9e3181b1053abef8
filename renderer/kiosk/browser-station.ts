import { OF_ANOTHER_STATION } from '../../client/another-station.ts';
import { systemClock } from '../../client/clock.ts';
import { createConnection } from '../../client/connection.ts';
import { createMemoryOutbox } from '../../client/memory-outbox.ts';
import type { Outbox } from '../../client/outbox.ts';
import { readEnrollment } from '../../client/read-enrollment.ts';
import { createStationLink, type Said } from '../../client/station-link.ts';
import type { OpenLink } from '../app/open-link.ts';

const SEAT = 'hycon.seat';
const URL = '/api/v1/enrollment';

/**
 * The kiosk in a browser. The hub keeps the station's token in a cookie that no script can read; the page knows only
 * which of the browser's cookies is this tab's.
 */
export function openBrowserStation(given: string | null): OpenLink {
  let outbox: Outbox | undefined;
  const keep = (said: Said): Said => {
    if (said && 'state' in said && said.seat !== undefined) sessionStorage.setItem(SEAT, said.seat);
    return said;
  };
  // What the address says goes before what this tab was: somebody opened it to say so.
  if (given !== null) sessionStorage.removeItem(SEAT);
  return createStationLink({
    open: () => {
      outbox = outboxAfter(outbox);
      const seat = sessionStorage.getItem(SEAT);
      return createConnection({
        url: location.origin,
        version: import.meta.env.HYCON_VERSION,
        kind: 'station',
        outbox,
        ...(seat !== null && { seat }),
      });
    },
    hasGift: given !== null,
    ask: async (by) => {
      const seat = sessionStorage.getItem(SEAT);
      const body = { keep: 'cookie', ...(by === 'gift' ? { token: given } : seat !== null && { seat }) };
      const headers = { 'content-type': 'application/json' };
      return keep(await asked(URL, { method: 'POST', headers, body: JSON.stringify(body) }));
    },
    look: async () => keep(await asked(`${URL}?seat=${sessionStorage.getItem(SEAT) ?? ''}`, {})),
    enrolled: () => Promise.resolve(),
    clock: systemClock,
    log: () => undefined,
  });
}

/** Acts of the station that this tab was stay in sight and go nowhere. */
function outboxAfter(before: Outbox | undefined): Outbox {
  const outbox = createMemoryOutbox(crypto.randomUUID());
  for (const { state: _state, n: _n, ...entry } of before?.entries() ?? []) {
    const { n } = outbox.add(entry);
    outbox.update({ ...entry, n, state: 'refused', refusal: OF_ANOTHER_STATION });
  }
  outbox.renumber([], 1);
  return outbox;
}

/** No answer at all is an expected thing on a network: it is a value here. */
async function asked(url: string, init: RequestInit): Promise<Said> {
  try {
    const response = await fetch(url, { credentials: 'same-origin', ...init });
    return readEnrollment(await response.json());
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
