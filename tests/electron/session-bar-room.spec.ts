import { expect, type Locator, type Page } from '@playwright/test';
import { violationsInBoth } from '../e2e/axe.ts';
import { DashboardAnnouncements } from '../e2e/pages/dashboard-announcements.ts';
import type { DashboardFloor } from '../e2e/pages/dashboard-lab.ts';
import { DashboardSignIn } from '../e2e/pages/dashboard-sign-in.ts';
import { KioskLocked } from '../e2e/pages/kiosk-locked.ts';
import { cutInBar } from './bar-room.ts';
import { type HubProcess, PASSWORD } from './hub-process.ts';
import { envOf, onStandInOnly, test } from './kiosk-test.ts';

/** The smallest display that a kiosk PC comes with, and the usual one. */
const SMALL = [{ id: 1, bounds: { x: 0, y: 0, width: 1366, height: 768 } }];
const USUAL = [{ id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } }];
/** The ordinary acts are what is looked at: nobody is asked whether they are there. */
const NEVER_ASKS = { HYCON_IDLE_MINUTES: '0' };
const MINUTE_S = 60;
const DAY_MS = 24 * 3_600_000;
const VACUUM = 'The vacuum is off from 16:00';

const LANGUAGES = {
  English: {
    marks: {
      pending: 'not yet at the hub',
      stale: 'goes on without the hub',
      over: /^\d+ hrs?.* over$/,
      waits: '1 waits',
    },
    alone: /^unattended until \d\d:\d\d|^unattended until \w{3}\s\d\d:\d\d$/,
    acts: ['Problem', 'Samples', 'Hand over', 'Extend', 'End session'],
    extend: [/^\+ 15 mins?$/, /^\+ 30 mins?$/, '+ 1 hr', /^\+ 2 hrs?$/, 'Unattended', 'Don’t extend'],
    atIt: 'I’m at it again',
    byName: 'Use your user name',
    cancelOffer: 'Don’t hand over',
  },
  Deutsch: {
    marks: {
      pending: 'noch nicht beim Hub',
      stale: 'geht ohne den Hub weiter',
      over: /^\d+ Std\..* überzogen$/,
      waits: '1 wartet',
    },
    alone: /^unbeaufsichtigt bis/,
    acts: ['Problem', 'Proben', 'Übergeben', 'Verlängern', 'Sitzung beenden'],
    extend: ['+ 15 Min.', '+ 30 Min.', '+ 1 Std.', '+ 2 Std.', 'Unbeaufsichtigt', 'Nicht verlängern'],
    atIt: 'Ich bin wieder dabei',
    byName: /Benutzernamen/,
    cancelOffer: 'Nicht übergeben',
  },
} as const;

for (const [language, { marks, alone, acts, extend, atIt, byName, cancelOffer }] of Object.entries(LANGUAGES)) {
  const [, , handOver, longer] = acts;
  const unattended = extend[4];

  test(`K-37 in ${language} nothing of the session bar is cut, at 1366 pixels or more, and what matters most is there`, async ({
    launch,
    hub,
    browser,
  }) => {
    onStandInOnly();
    // Every state on two displays: on a busy machine that takes as long as three other specs.
    test.slow();
    await hub.kill();
    await hub.start(NEVER_ASKS);
    const kiosk = await launch({ env: envOf(hub), displays: SMALL });
    const session = await startIn(language, new KioskLocked(kiosk.page), hub);
    const { main, page } = session;
    const button = (name: string | RegExp) => main.getByRole('button', { name, exact: true });
    const press = (name: string | RegExp) => button(name).click();
    const shows = async (...parts: (Locator | string | RegExp)[]) => {
      for (const displays of [USUAL, SMALL]) {
        await kiosk.setDisplays(displays);
        for (const part of parts) {
          const shown = typeof part === 'object' && 'click' in part ? part : main.getByText(part);
          await expect(shown).toBeInViewport({ ratio: 1 });
        }
        await expectWhole(page, displays);
      }
    };
    const offers = (names: readonly (string | RegExp)[]) => shows(...names.map(button));

    await offers(acts);
    await press(handOver);
    await offers([byName, cancelOffer]);
    await press(cancelOffer);
    await press(longer);
    await offers(extend);
    await press(unattended);
    const choices = main.getByRole('group').getByRole('button');
    await shows(choices.first());
    await choices.first().click();
    await shows(alone);

    const desk = await atDesk(await browser.newPage(), hub);
    await waitFor(desk);
    await shows(alone, marks.waits);
    await announce(desk);
    await shows(button(VACUUM));

    await hub.kill();
    await shows(alone, marks.stale);
    await press(longer);
    await offers([atIt]);
    await press(atIt);
    await shows(marks.pending);
    await hub.start(NEVER_ASKS);
    await expect(main.getByText(marks.pending)).toHaveCount(0);

    await page.clock.install();
    await page.clock.fastForward(DAY_MS);
    await shows(marks.over, marks.stale, marks.waits, ...acts.map(button));
    expect(await violationsInBoth(page, `the fullest bar in ${language}`), 'S-20 axe finds nothing').toEqual([]);
    await press(longer);
    await shows(marks.over, ...extend.map(button));
  });

  test(`K-37 S-IL1 in ${language} what is asked in the bar has its room, at 1366 pixels or more`, async ({
    launch,
    hub,
  }) => {
    onStandInOnly();
    await hub.kill();
    await hub.start({ HYCON_IDLE_MINUTES: '1', HYCON_IDLE_THEN: 'propose' });
    const kiosk = await launch({ env: envOf(hub), displays: SMALL });
    const { page, stillHere, wasAway } = await startIn(language, new KioskLocked(kiosk.page), hub);
    await page.clock.install();
    const isWhole = async (question: Locator) => {
      for (const displays of [USUAL, SMALL]) {
        await kiosk.setDisplays(displays);
        await expect(question).toBeInViewport({ ratio: 1 });
        await expectWhole(page, displays);
      }
    };
    await kiosk.leaveFor(MINUTE_S + 5);
    await page.clock.fastForward((MINUTE_S + 5) * 1_000);
    await isWhole(stillHere);
    await kiosk.leaveFor(2 * MINUTE_S + 5);
    await page.clock.fastForward(MINUTE_S * 1_000);
    await isWhole(wasAway);
  });
}

async function expectWhole(page: Page, [display]: typeof SMALL): Promise<void> {
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(display?.bounds.width);
  await expect.poll(() => cutInBar(page)).toEqual([]);
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

async function atDesk(page: Page, hub: HubProcess): Promise<DashboardFloor> {
  hub.addManager('maria');
  await page.goto(hub.url);
  return new DashboardSignIn(page).signIn({ username: 'maria', name: 'maria', badge: '', password: PASSWORD });
}

async function waitFor(floor: DashboardFloor): Promise<void> {
  const equipment = await floor.open('Confocal');
  await equipment.action('Tell me when it is free').click();
  await expect(equipment.action('Don’t tell me')).toBeVisible();
}

async function announce({ page }: DashboardFloor): Promise<void> {
  const announcements = await new DashboardAnnouncements(page).open();
  await announcements.write(VACUUM);
  await announcements.post();
}
