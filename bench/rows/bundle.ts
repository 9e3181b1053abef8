import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../../scripts/run.ts';
import { buildScreens } from '../../scripts/screens-build.ts';
import type { Figure, Row } from '../figure.ts';

const AT_MOST_KB = 250;
const BYTES_PER_KB = 1024;
const ASSETS = join(ROOT, 'out', 'renderer', 'assets');

/** Every script and style of both screens, in all languages: more than any one screen loads. */
export const bundle: Row = { name: 'bundle', run };

async function run(): Promise<Figure[]> {
  if (!(await buildScreens())) throw new Error('The screens can’t be built.');
  const files = readdirSync(ASSETS).filter((name) => /\.(js|css)$/.test(name));
  const bytes = files.reduce((sum, name) => sum + gzipSync(readFileSync(join(ASSETS, name))).length, 0);
  const kb = bytes / BYTES_PER_KB;
  return [
    {
      name: 'renderer bundle, gzip',
      unit: 'KB',
      hub: kb,
      judged: kb,
      bound: `≤ ${AT_MOST_KB} KB`,
      ok: kb <= AT_MOST_KB,
      runs: { hub: [kb], bare: [] },
    },
  ];
}
