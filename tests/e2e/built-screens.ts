import { areScreensBuilt } from '../../scripts/screens-build.ts';

/** Without them each spec would wait for its first screen until its time is over, one after another. */
// biome-ignore lint/style/noDefaultExport: Playwright calls a global setup by it.
export default function needBuiltScreens(): void {
  if (!areScreensBuilt())
    throw new Error('The screens are not built: run `npm run build`, then start the specs again.');
}
