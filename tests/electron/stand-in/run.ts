/**
 * Runs a built main process in Node: `node run.ts <entry> [arguments]`. The entry and its preload are taken as they
 * are; only the name `electron` leads to the stand-in.
 */
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , entry, ...args] = process.argv;
if (entry === undefined) throw new Error('which entry?');
process.argv = [process.execPath, '.', ...args];

const STAND_IN = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: STAND_IN, shortCircuit: true } : next(specifier, context),
});

const electron = await import('./electron.ts');
process.on('message', (message: { id: number; source: string; arg: unknown }) => void evaluate(message));
process.on('disconnect', () => process.exit(1));

await import(pathToFileURL(resolve(entry)).href);
// Not before: a main process that awaits readiness while it is being imported hangs in Electron, so it does here.
electron.standIn.becomeReady();

async function evaluate({ id, source, arg }: { id: number; source: string; arg: unknown }): Promise<void> {
  try {
    // biome-ignore lint/security/noGlobalEval: this is how Playwright's evaluate reaches Electron's main process, too.
    const run = globalThis.eval(`(${source})`) as (module: typeof electron, arg: unknown) => unknown;
    process.send?.({ id, ok: true, value: (await run(electron, arg)) ?? null });
  } catch (error) {
    process.send?.({ id, ok: false, value: String(error) });
  }
}
