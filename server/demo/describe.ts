import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { role } from '../../protocol/entities.ts';

/** Where a demo store's sign-ins are noted, readable by its owner alone. */
export const DEMO_FILE = 'demo.json';

const demoNotes = z.object({
  stations: z.array(z.object({ name: z.string(), token: z.string() })),
  people: z.array(
    z.object({
      username: z.string(),
      name: z.string(),
      role,
      badge: z.string(),
      pin: z.string().optional(),
      password: z.string(),
    }),
  ),
});
export type DemoNotes = z.infer<typeof demoNotes>;

/** The sign-ins of a data folder's demo lab; none where the store was not made by `--demo`. */
export function readDemoNotes(data: string): DemoNotes | undefined {
  const file = join(data, DEMO_FILE);
  return existsSync(file) ? demoNotes.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** The address of a kiosk in a browser; the page keeps the token and takes it out of the address bar. */
export const kioskAddress = (url: string, token: string): string => `${url}/kiosk?station=${token}`;

/** What a person needs to try the demo lab, as lines of text. */
export function describeDemo(data: string, url: string): string {
  const notes = readDemoNotes(data);
  if (!notes) return 'This store is not a demo lab: it was left as it is.';
  const { stations, people } = notes;
  return [
    '',
    `Dashboard  ${url}/`,
    ...stations.map((one) => `${one.name.padEnd(18)} ${kioskAddress(url, one.token)}`),
    '',
    'Sign-ins (badge, with a PIN where one is named, at a kiosk; user name and password anywhere):',
    ...people.map(
      (one) =>
        `  ${one.name.padEnd(16)} ${one.role.padEnd(10)} ${one.username.padEnd(7)} ${one.password.padEnd(20)} badge ${one.badge}${one.pin === undefined ? '' : `, PIN ${one.pin}`}`,
    ),
    '',
  ].join('\n');
}
