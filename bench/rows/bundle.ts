import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { ROOT } from '../../scripts/run.ts';
import type { Figure, Row } from '../figure.ts';

const AT_MOST_KB = 250;
const BYTES_PER_KB = 1024;
const SCREENS = { kiosk: 'kiosk/KioskPage.tsx', dashboard: 'dashboard/DashboardPage.tsx' };
const LANGUAGES = ['locales/en.po', 'locales/de.po'];

/** The scripts and styles that a screen begins with, in the language that weighs more; and that of all there is. */
export const bundle: Row = { name: 'bundle', run };

async function run(): Promise<Figure[]> {
  const files = await built();
  const kb = (names: Iterable<string>): number => {
    const bytes = [...names].reduce((sum, name) => sum + gzipSync(textOf(files.get(name))).length, 0);
    return bytes / BYTES_PER_KB;
  };
  const everything = [...files.keys()].filter((name) => /\.(js|css)$/.test(name));
  return Object.entries(SCREENS).map(([screen, module]) => {
    const base = [...files.values()].filter((one) => one.type === 'chunk' && one.isEntry).map((one) => one.fileName);
    const needed = (language: string) => closure(files, [...base, chunkOf(files, module), chunkOf(files, language)]);
    const weight = Math.max(...LANGUAGES.map((language) => kb(needed(language))));
    return {
      name: `what the ${screen} begins with, gzip`,
      unit: 'KB',
      hub: weight,
      judged: weight,
      bound: `≤ ${AT_MOST_KB} KB`,
      ok: weight <= AT_MOST_KB,
      runs: { hub: [weight], bare: [] },
      note: `both screens whole, in all languages: ${kb(everything).toFixed(0)} KB`,
    };
  });
}

type Files = Map<string, Rolldown.OutputChunk | Rolldown.OutputAsset>;

async function built(): Promise<Files> {
  const configFile = join(ROOT, 'renderer', 'vite.renderer.config.ts');
  const results = await build({ configFile, logLevel: 'error', build: { write: false } });
  if (!Array.isArray(results) && !('output' in results)) throw new Error('The screens are being watched, not built.');
  const outputs = (Array.isArray(results) ? results : [results]).flatMap((one) => one.output);
  return new Map(outputs.map((one) => [one.fileName, one]));
}

function chunkOf(files: Files, module: string): string {
  for (const one of files.values())
    if (one.type === 'chunk' && one.facadeModuleId?.endsWith(module)) return one.fileName;
  throw new Error(`No chunk begins with ${module}.`);
}

/** A chunk, its styles, and what it imports at once; not what it may load later. */
function closure(files: Files, names: string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    const one = files.get(name);
    if (!one || found.has(name)) continue;
    found.add(name);
    if (one.type === 'chunk') closure(files, [...one.imports, ...(one.viteMetadata?.importedCss ?? [])], found);
  }
  return found;
}

const textOf = (file: Rolldown.OutputChunk | Rolldown.OutputAsset | undefined): string | Uint8Array =>
  file?.type === 'chunk' ? file.code : (file?.source ?? '');
