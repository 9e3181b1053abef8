import type { Station } from '../../protocol/entities.ts';
import type { TestLab } from './hub-fixture.ts';
import type { Answer } from './wire-client.ts';

/** What kiosks and managers ask over HTTP on a kiosk's way to a station. */

export async function postTo(
  lab: TestLab,
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${lab.hub.url}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, cookies: response.headers.getSetCookie(), ...(await response.json()) };
}

/** The manager whose cookie it is confirms a code; at the SEM where nothing else is said. */
export const confirmCode = (lab: TestLab, cookie: string, said: { code: string }): Promise<Answer> =>
  postTo(lab, 'pairings', { name: 'New kiosk', equipmentIds: [lab.sem.id], ...said }, { cookie });

export async function pairStation(lab: TestLab, cookie: string): Promise<{ token: string; station: Station }> {
  const { code, token } = await postTo(lab, 'enrollment', {});
  return { token, station: (await confirmCode(lab, cookie, { code })).station };
}
