import { type BrowserContextOptions, expect, type Page } from '@playwright/test';
import type { Lab } from './lab.ts';
import type { KioskLocked } from './pages/kiosk-locked.ts';

interface Walk {
  lab: Lab;
  openKiosk(station: string, options?: BrowserContextOptions): Promise<KioskLocked>;
  options: BrowserContextOptions;
  look(page: Page, screen: string): Promise<void>;
}

/** Goes through the kiosk's screens as people do, in every status and at last without the hub, and lets `look` have each. */
export async function walkKiosk({ lab, openKiosk, options, look }: Walk): Promise<void> {
  const kiosk = await (await openKiosk('Kiosk Confocal', options)).shown();
  const { page } = kiosk;
  await look(page, 'locked, free');
  // biome-ignore lint/correctness/useHookAtTopLevel: it is a touch on the screen, and no hook.
  const identify = await kiosk.useUserName();
  await look(page, 'identify');
  const start = await identify.signIn(lab.person('ana'));
  await look(page, 'start');
  const session = await start.start();
  await look(page, 'session');
  const end = await session.end();
  await look(page, 'end');
  await end.notes.click();
  await look(page, 'end with keys');
  await end.confirm();
  await kiosk.tap('99999999');
  await page.getByRole('alert').waitFor();
  await look(page, 'identify, unknown badge');

  for (const station of ['Kiosk TEM', 'Kiosk Orbitrap', 'Kiosk Proteomics']) {
    const other = await (await openKiosk(station, options)).shown();
    await look(other.page, `locked at ${station}`);
    await other.tap('10042');
    await other.page.getByText('Hello').waitFor();
    await look(other.page, `start at ${station}`);
  }

  await lab.kill();
  await expect(kiosk.line).toContainText('Offline since');
  await look(page, 'offline');
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByRole('dialog').waitFor();
  await look(page, 'connection detail');
}
