import { expect, type Locator, type Page } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { KioskEnd } from './pages/kiosk-end.ts';
import type { KioskLocked } from './pages/kiosk-locked.ts';
import { KioskSamples } from './pages/kiosk-samples.ts';
import { test } from './screens-test.ts';

const ANA = '10042';
/** As many as show that one goes on writing, and do not lose the sentence that one is in. */
const NOTES_LINES = 3;

/** `clientHeight` is in whole pixels. */
const linesIn = (field: Locator): Promise<number> =>
  field.evaluate((one) => {
    const { lineHeight, paddingBlockStart, paddingBlockEnd } = getComputedStyle(one);
    const around = Number.parseFloat(paddingBlockStart) + Number.parseFloat(paddingBlockEnd);
    return (one.clientHeight + 1 - around) / Number.parseFloat(lineHeight);
  });

/** The keys are up, the hub is away, and the field is in view as a whole, with its name. */
async function expectRoom({ page, line }: KioskLocked, field: Locator, lines: number): Promise<void> {
  await expect(page.locator('[data-keyboard]')).toBeInViewport({ ratio: 1 });
  await expect(line).toBeInViewport({ ratio: 1 });
  await expect(field).toBeFocused();
  await expect(field).toBeInViewport({ ratio: 1 });
  await expect(field.locator('xpath=preceding-sibling::label')).toBeInViewport({ ratio: 1 });
  expect(await linesIn(field)).toBeGreaterThanOrEqual(lines);
}

/** The hub is lost while somebody types: the line that says so takes some of the room that there was. */
async function loseHub({ page, line }: KioskLocked): Promise<void> {
  await page.context().setOffline(true);
  await expect(line).not.toBeEmpty();
}

for (const locale of ['en-GB', 'de-DE']) {
  test(`S-KD9 on a display of 768 pixels there is room to write with the keys up and the hub away, in ${locale}`, async ({
    openKiosk,
  }) => {
    const kiosk = await openKiosk('Kiosk Confocal', { locale });
    const { page } = kiosk;
    const button = (name: RegExp) => page.getByRole('button', { name });
    const session = await (await kiosk.tapToStart(ANA)).start();
    await session.end();
    const end = new KioskEnd(page);
    await end.notes.click();
    await loseHub(kiosk);
    await expectRoom(kiosk, end.notes, NOTES_LINES);
    expect(await violationsInBoth(page, 'writing without the hub'), 'S-20 axe finds nothing').toEqual([]);
    await button(/^(Back to the session|Zurück zur Sitzung)$/).click();

    await button(/^Problem$/).click();
    const note = page.getByRole('textbox');
    await note.click();
    await expectRoom(kiosk, note, NOTES_LINES);
    await button(/^(Cancel|Abbrechen)$/).click();

    await button(/^(Samples|Proben)$/).click();
    const samples = await new KioskSamples(page).shown();
    await samples.label.click();
    await expectRoom(kiosk, samples.label, 1);
    const hazard = page.getByRole('textbox').last();
    await hazard.click();
    await expectRoom(kiosk, hazard, 1);
  });
}

for (const locale of ['en-GB', 'de-DE']) {
  test(`S-KD10 on a display of 768 pixels a take-over’s questions are in view and its acts in one row, in ${locale}`, async ({
    openKiosk,
  }) => {
    const { page, takeOverButton } = await (await openKiosk('Kiosk Orbitrap', { locale })).tapToStart(ANA);
    await takeOverButton.click();
    const questions = page.getByRole('radiogroup');
    await expect(questions).toHaveCount(3);
    for (const question of await questions.all()) await expect(question).toBeInViewport({ ratio: 1 });
    expect(await rowsOfActs(page)).toBe(1);

    const kiosk = await openKiosk('Kiosk TEM', { locale });
    await kiosk.tap(ANA);
    await kiosk.page.getByRole('button', { name: 'TEM' }).click();
    await expect(kiosk.page.getByRole('button', { name: /^(Tell me when|Bescheid, wenn)/ })).toBeVisible();
    await expect(kiosk.page.getByRole('button', { name: /^(Other equipment|Anderes Gerät)$/ })).toBeVisible();
    expect(await rowsOfActs(kiosk.page)).toBe(1);
  });
}

/** In how many rows the buttons at the lower edge stand: those whose tops differ by less than half a button are one. */
const rowsOfActs = (page: Page): Promise<number> =>
  page.getByRole('main').evaluate((main) => {
    const buttons = [...main.querySelectorAll('button')].map((one) => one.getBoundingClientRect());
    const heights = buttons.map(({ height }) => height);
    return new Set(buttons.map(({ top }) => Math.round(top / (Math.max(...heights) / 2)))).size;
  });
