import { join } from 'node:path';
import { devPageUrl } from './config/sources.ts';
import { originOf } from './ipc/sender.ts';
import { APP_ORIGIN } from './scheme/app-scheme.ts';

/** Beside this file once it is built, in the package and out of it. */
export const PRELOAD = join(import.meta.dirname, '../preload/bridge.cjs');
export const RENDERER_FOLDER = join(import.meta.dirname, '../renderer');

const KIOSK_PATH = '/kiosk';

/** Where the kiosk's page is: in the bundle, or, while it is worked on, at the development server. */
export function pageAddress(isPackaged: boolean): { url: string; origin: string } {
  const dev = isPackaged ? undefined : devPageUrl();
  const origin = dev === undefined ? APP_ORIGIN : originOf(dev);
  return { url: `${origin}${KIOSK_PATH}`, origin };
}
