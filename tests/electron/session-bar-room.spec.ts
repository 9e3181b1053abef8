import { expect, type Locator, type Page } from '@playwright/test';
import { violationsInBoth } from '../e2e/axe.ts';
import { DashboardAnnouncements } from '../e2e/pages/dashboard-announcements.ts';
import { DashboardSignIn } from '../e2e/pages/dashboard-sign-in.ts';
import { KioskLocked } from '../e2e/pages/kiosk-locked.ts';
import { cutInBar } from './bar-room.ts';
import { type HubProcess, PASSWORD } from './hub-process.ts';
import { envOf, onStandInOnly, test } from './kiosk-test.ts';

/** The smallest display that a kiosk PC comes with. */
const SMALL = [{ id: 1, bounds: { x: 0, y: 0, width: 1366, height: 768 } }];
const MINUTE_S = 60;
const DAY_MS = 24 * 3_600_000;
const VACUUM = 'The vacuum is off from 16:00';

const LANGUAGES = {
  English: {
    marks: { pending: 'not yet at the hub', stale: 'goes on without the hub', over: /^\d+ hrs?.* over$/ },
    alone: /^unattended until \d\d:\d\d|^unattended until \w{3} \d\d:\d\d$/,
    acts: { extend: 'Extend', longer: '+ 15 mins', alone: 'Unattended', atIt: 'I’m at it again' },
    handOver: { offer: 'Hand over', cancel: 'Don’t hand over' },
  },
  Deutsch: {
    marks: { pending: 'noch nicht beim Hub', stale: 'geht ohne den Hub weiter', over: /^\d+ Std\..* überzogen$/ },
    alone: /^unbeaufsichtigt bis/,
    acts: { extend: 'Verlängern', longer: '+ 15 Min.', alone: 'Unbeaufsichtigt', atIt: 'Ich bin wieder dabei' },
    handOver: { offer: 'Übergeben', cancel: 'Nicht übergeben' },
  },
} as const;

for (const [language, { marks, alone, acts, handOver }] of Object.entries(LANGUAGES)) {
  test(`K-37 in ${language} nothing of the session bar is cut at 1366 pixels, and what matters most is there`, async ({
    launch,
    hub,
    browser,
  }) => {
    onStandInOnly();
    const kiosk = await launch({ env: envOf(hub), displays: SMALL });
    const session = await startIn(language, new KioskLocked(kiosk.page), hub);
    const { main, page } = session;
    const isWhole = () => expect.poll(() => cutInBar(page)).toEqual([]);
    const press = (name: string) => main.getByRole('button', { name, exact: true }).click();
    const choices = main.getByRole('group').getByRole('button');
    const shows = async (...words: (string | RegExp)[]) => {
      for (const text of words) await expect(main.getByText(text)).toBeInViewport({ ratio: 1 });
      await isWhole();
    };

    await isWhole();
    await press(handOver.offer);
    await isWhole();
    await press(handOver.cancel);
    await press(acts.extend);
    await isWhole();
    await press(acts.alone);
    await isWhole();
    await choices.first().click();
    await shows(alone);

    await hub.kill();
    await shows(alone, marks.stale);
    await press(acts.extend);
    await press(acts.atIt);
    await shows(marks.pending);
    await hub.start();
    await expect(main.getByText(marks.pending)).toHaveCount(0);

    await announce(await browser.newPage(), hub);
    await expect(main.getByRole('button', { name: VACUUM })).toBeVisible();
    await page.clock.install();
    await page.clock.fastForward(DAY_MS);
    await shows(marks.over, marks.stale);
    expect(await violationsInBoth(page, `the fullest bar in ${language}`), 'S-20 axe finds nothing').toEqual([]);
  });

  test(`K-37 S-IL1 in ${language} what is asked in the bar has its room at 1366 pixels`, async ({ launch, hub }) => {
    onStandInOnly();
    await hub.kill();
    await hub.start({ HYCON_IDLE_MINUTES: '1', HYCON_IDLE_THEN: 'propose' });
    const kiosk = await launch({ env: envOf(hub), displays: SMALL });
    const { page, stillHere, wasAway } = await startIn(language, new KioskLocked(kiosk.page), hub);
    await page.clock.install();
    const isWhole = async (question: Locator) => {
      await expect(question).toBeVisible();
      await expect.poll(() => cutInBar(page)).toEqual([]);
    };
    await kiosk.leaveFor(MINUTE_S + 5);
    await page.clock.fastForward((MINUTE_S + 5) * 1_000);
    await isWhole(stillHere);
    await kiosk.leaveFor(2 * MINUTE_S + 5);
    await page.clock.fastForward(MINUTE_S * 1_000);
    await isWhole(wasAway);
  });
}

/** A session that has just begun, in this language; the kiosk begins in the machine's own. */
async function startIn(language: string, locked: KioskLocked, hub: HubProcess) {
  await locked.shown();
  const other = locked.page.getByRole('button', { name: language, exact: true });
  if (await other.isVisible()) await other.click();
  // biome-ignore lint/correctness/useHookAtTopLevel: a page object's method, no hook
  const start = await (await locked.useUserName()).signIn({ username: hub.username, password: PASSWORD });
  return start.start();
}

async function announce(page: Page, hub: HubProcess): Promise<void> {
  hub.addManager('maria');
  await page.goto(hub.url);
  const floor = await new DashboardSignIn(page).signIn({
    username: 'maria',
    name: 'maria',
    badge: '',
    password: PASSWORD,
  });
  const announcements = await new DashboardAnnouncements(floor.page).open();
  await announcements.write(VACUUM);
  await announcements.post();
}
