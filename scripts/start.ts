import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { describeDemo } from '../server/demo/describe.ts';
import { startHubProcess } from './hub-process.ts';
import { openKiosk } from './kiosk-process.ts';
import { askedToStop, ROOT, stop } from './run.ts';
import { buildScreens } from './screens-build.ts';

/** The hub itself takes up to nine seconds to finish what is in flight. */
const STOP_WITHIN_MS = 10_000;

const children: ChildProcess[] = [];

/** `npm start`: hub, demo lab and kiosk, from nothing but the installed packages. More arguments go to the hub. */
const trouble = await Promise.race([askedToStop(), runLab(process.argv.slice(2))]);
if (trouble) console.error(trouble);
await Promise.all(children.map((child) => stop(child, STOP_WITHIN_MS)));
process.exit(trouble === undefined ? 0 : 1);

/** Resolves when something went wrong, and not before: with the last words about it. */
async function runLab(hubArgs: string[]): Promise<string> {
  if (!(await buildScreens())) return 'Nothing was started.';
  const data = process.env['HYCON_DATA'] ?? join(ROOT, 'hycon-data');
  const hub = await startHubProcess(['--demo', '--data', data, '--log-level', 'warn', ...hubArgs]);
  if (hub === undefined) return '';
  children.push(hub.child);
  console.log(`hub listening on ${hub.url}\n${describeDemo(data, hub.url)}`);
  const hubEnded = new Promise((resolve) => hub.child.once('exit', resolve));
  const kiosk = await Promise.race([openKiosk({ url: hub.url, data }), hubEnded.then(() => undefined)]);
  if (kiosk !== undefined) children.push(kiosk);
  await hubEnded;
  return 'The hub has ended by itself. What it said is above.';
}
