import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../../scripts/run.ts';
import { buildScreens } from '../../scripts/screens-build.ts';
import type { Figure, Row } from '../figure.ts';

const AT_MOST_KB = 250;
const BYTES_PER_KB = 1024;
const SCREENS = join(ROOT, 'out', 'renderer');
const LINKED = /(?:src|href)="\.?\/?([^"]+\.(?:js|css))"/g;
const IMPORTED = /(?:from|import)\s*"\.\/([^"]+\.js)"/g;

/** Scripts and styles that the first screen needs before it shows: what the page links, and what that imports. */
export const bundle: Row = { name: 'bundle', run };

async function run(): Promise<Figure[]> {
  if (!(await buildScreens())) throw new Error('The screens can’t be built.');
  const page = readFileSync(join(SCREENS, 'index.html'), 'utf8');
  const files = new Set<string>();
  for (const [, path = ''] of page.matchAll(LINKED)) follow(path, files);
  const kb =
    [...files].reduce((sum, path) => sum + gzipSync(readFileSync(join(SCREENS, path))).length, 0) / BYTES_PER_KB;
  const name = 'renderer bundle, gzip';
  return [
    {
      name,
      unit: 'KB',
      hub: kb,
      judged: kb,
      bound: `≤ ${AT_MOST_KB} KB`,
      ok: kb <= AT_MOST_KB,
      runs: { hub: [kb], bare: [] },
    },
  ];
}

/** Takes a file and what it imports at once; what is imported when it is needed is not part of the first screen. */
function follow(path: string, files: Set<string>): void {
  if (files.has(path) || !existsSync(join(SCREENS, path))) return;
  files.add(path);
  if (!path.endsWith('.js')) return;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  for (const [, name = ''] of readFileSync(join(SCREENS, path), 'utf8').matchAll(IMPORTED))
    follow(folder + name, files);
}
