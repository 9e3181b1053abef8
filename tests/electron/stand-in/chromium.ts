import { mkdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page, type Request, type Route } from 'playwright-core';
import { CHROMIUM_ARGS, requireChromium } from '../../../scripts/find-chromium.ts';
import { isAlive } from './single-instance.ts';

/** What routing needs to know of the windows; they need the browser in turn. */
export interface Pages {
  serve(request: globalThis.Request): Promise<Response>;
  /** Whether a window's main frame may go there. */
  mayNavigate(page: Page, url: string): boolean;
}

const WEB_ORIGIN = /^https:\/\/([^/]+)\.app\.test(?=\/|$)/;
const APP_ORIGIN = /^app:\/\/([^/]+)/;
const PROFILE_FREE_WAIT_MS = 10_000;
const POLL_MS = 50;

/** Chromium knows no `app:` scheme, so each host of it is a site of its own below `.app.test`. */
export const toWeb = (url: string): string => url.replace(APP_ORIGIN, 'https://$1.app.test');
export const toApp = (url: string): string => url.replace(WEB_ORIGIN, 'app://$1');

/** One Chromium per user data folder, with a profile that outlives it, as Electron's does. */
export async function openChromium(userData: string, pages: Pages): Promise<BrowserContext> {
  const profile = profileFolder(userData);
  mkdirSync(profile, { recursive: true });
  await profileIsFree(profile);
  rmSync(join(profile, 'DevToolsActivePort'), { force: true });
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: requireChromium(),
    args: [...CHROMIUM_ARGS, '--remote-debugging-port=0'],
    viewport: { width: 1920, height: 1080 },
  });
  await context.route('**/*', (route, request) => answer(route, request, pages));
  return context;
}

/** Where a test's own Playwright can attach to the same browser. */
export function cdpEndpoint(userData: string): string {
  const [port] = readFileSync(join(profileFolder(userData), 'DevToolsActivePort'), 'utf8').split('\n');
  return `http://127.0.0.1:${port}`;
}

const profileFolder = (userData: string) => join(userData, 'stand-in-chromium');

async function answer(route: Route, request: Request, pages: Pages): Promise<void> {
  const url = toApp(request.url());
  const page = pageOf(request);
  if (page !== undefined && request.isNavigationRequest() && isMainFrame(request) && !pages.mayNavigate(page, url))
    return route.abort('aborted');
  if (!url.startsWith('app:')) return route.continue();
  const response = await pages.serve(new Request(url, { method: request.method() }));
  const body = Buffer.from(await response.arrayBuffer());
  return route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
}

function pageOf(request: Request): Page | undefined {
  try {
    return request.frame().page();
  } catch {
    return undefined;
  }
}

const isMainFrame = (request: Request) => request.frame().parentFrame() === null;

/** After a kill the old browser may take a moment to go; a second one in its profile would hand over to it and end. */
async function profileIsFree(profile: string): Promise<void> {
  const until = Date.now() + PROFILE_FREE_WAIT_MS;
  while (isTaken(profile)) {
    if (Date.now() > until) throw new Error(`another Chromium still uses ${profile}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function isTaken(profile: string): boolean {
  try {
    const holder = readlinkSync(join(profile, 'SingletonLock'));
    return isAlive(Number(holder.slice(holder.lastIndexOf('-') + 1)));
  } catch {
    return false;
  }
}
