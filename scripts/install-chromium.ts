import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.ts';
import { bin, childEnv, run } from './run.ts';

/** Long enough for a slow line, short enough for a machine without the internet. */
const DOWNLOAD_WITHIN_MS = 180_000;
const APT_WITHIN_MS = 600_000;

/** Finds a Chromium for the e2e tests, or installs one and says how. Undefined, with the reason said, where neither works. */
export async function installChromium(): Promise<string | undefined> {
  const found = findChromium();
  if (found !== undefined) return found;
  console.log('No Chromium was found for the e2e tests: one is installed now.');
  return (await fromPlaywright()) ?? (await fromApt());
}

async function fromPlaywright(): Promise<string | undefined> {
  console.log('Downloading Playwright’s Chromium …');
  const { code, output } = await run(bin('playwright'), ['install', 'chromium', '--no-shell'], {
    quiet: true,
    timeout: DOWNLOAD_WITHIN_MS,
  });
  const found = findChromium();
  if (found !== undefined) console.log(`Installed ${found}.`);
  else if (code === 0) console.log('It was downloaded, but does not start here: libraries are missing.');
  else console.log(`It could not be downloaded: ${reasonOf(output)}.`);
  return found;
}

async function fromApt(): Promise<string | undefined> {
  if (!existsSync('/usr/bin/apt-get')) {
    console.log('Install Chromium or Google Chrome by hand, or name one in HYCON_CHROMIUM, and run this again.');
    return undefined;
  }
  console.log('Installing Debian’s chromium with apt-get …');
  const updated = await asRoot(['apt-get', 'update']);
  const installed = await asRoot(['apt-get', 'install', '--yes', '--no-install-recommends', 'chromium']);
  const found = findChromium();
  if (found !== undefined) console.log(`Installed ${found}.`);
  else console.log(`apt-get could not install chromium:\n${(installed.code === 0 ? updated : installed).output}`);
  return found;
}

function asRoot([command = '', ...args]: string[]) {
  const options = { quiet: true, timeout: APT_WITHIN_MS, env: childEnv({ DEBIAN_FRONTEND: 'noninteractive' }) };
  if (process.getuid?.() === 0) return run(command, args, options);
  return run('sudo', ['--non-interactive', command, ...args], options);
}

const reasonOf = (output: string): string =>
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|403|404/.exec(output)?.[0] ?? 'it took too long';
