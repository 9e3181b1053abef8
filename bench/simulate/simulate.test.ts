import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const RUN = join(import.meta.dirname, 'run.ts');
const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('hycon-simulated-'));

it('SIM-1 two hours in a small lab, six hundred times faster', { timeout: 60_000 }, () => {
  const before = folders();
  const words = ['--stations', '6', '--speed', '600', '--hours', '2', '--port', '0', '--seed', '7'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [RUN, ...words], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const [, acts, refused] = /10:00 {2}(\d+) acts, (\d+) refused/.exec(stdout) ?? [];
  expect(Number(acts)).toBeGreaterThan(5);
  expect(Number(refused)).toBeLessThan(Number(acts) / 2);
  expect(stdout).toMatch(/^Dashboard {2}http:\S+ {2}as \S+ with \S+$/m);
  expect(folders()).toEqual(before);
});
