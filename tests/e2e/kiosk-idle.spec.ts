import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import type { Lab } from './lab.ts';
import { test } from './screens-test.ts';

const MINUTE_MS = 60_000;
/** What the site asks for, and a moment more. */
const ASKED_MS = MINUTE_MS + 5_000;

/** The hub with another policy, behind the same address. */
async function withPolicy(lab: Lab, then: 'remind' | 'propose' | 'end'): Promise<void> {
  await lab.kill();
  await lab.start({ HYCON_IDLE_MINUTES: '1', HYCON_IDLE_THEN: then });
}

test('S-IL1 S-IL2 a session that nobody touches is asked about; left, an end at the last touch is proposed to whoever comes and marked for the manager', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  await withPolicy(lab, 'propose');
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const kiosk = await openKiosk('Kiosk Orbitrap');
  const session = await kiosk.tapToContinue('10057');
  await session.page.clock.install();
  await session.page.clock.fastForward(ASKED_MS);
  await expect(session.stillHere).toContainText(/Else an end at \d\d:\d\d is proposed in \d+ seconds/);
  expect(await violationsInBoth(session.page, 'still here?'), 'S-20 axe finds nothing').toEqual([]);
  await session.stillHere.getByRole('button', { name: 'I’m here' }).click();
  await session.page.clock.fastForward(1_000);
  await expect(session.endButton).toBeVisible();

  await session.page.clock.fastForward(ASKED_MS);
  await expect(session.stillHere).toBeVisible();
  await session.page.clock.fastForward(MINUTE_MS);
  await expect(session.wasAway).toContainText(/Nobody was here after \d\d:\d\d/);
  await expect(floor.tile('Orbitrap')).toContainText(/nobody there since \d\d:\d\d/);
  await session.page.reload();
  await expect(session.wasAway, 'S-IL4').toBeVisible();
  expect(await violationsInBoth(session.page, 'was away'), 'S-20 axe finds nothing').toEqual([]);
  await session.wasAway.getByRole('button', { name: 'It goes on' }).click();
  await expect(session.endButton).toBeVisible();
  await expect(floor.tile('Orbitrap')).not.toContainText('nobody there');

  await session.page.clock.fastForward(ASKED_MS + MINUTE_MS);
  await session.wasAway.getByRole('button', { name: /^End as of/ }).click();
  await expect(kiosk.news).toContainText(/The session has ended as of \d\d:\d\d/);
  await expect(floor.tile('Orbitrap')).toContainText('Free');
  const ended = lab.sessions().findLast(({ outcome }) => outcome === 'forgotten');
  expect(ended).toMatchObject({ operator: { name: 'Ben Osei' }, endNamed: { by: { name: 'Ben Osei' } } });
});

test('S-IL2 S-IL4 where the site wants it the session ends at the last touch, also without the hub, and the lock says so', async ({
  lab,
  openKiosk,
}) => {
  await withPolicy(lab, 'end');
  const kiosk = await openKiosk('Kiosk Orbitrap');
  const session = await kiosk.tapToContinue('10057');
  await session.page.clock.install();
  await session.page.clock.fastForward(ASKED_MS);
  await expect(session.stillHere).toContainText(/Else the session ends as of \d\d:\d\d/);
  await lab.kill();
  await session.page.clock.fastForward(MINUTE_MS);
  await expect(kiosk.prompt).toBeVisible();
  await expect(kiosk.news).toContainText('1 act is saved here');
  await lab.start();
  await session.page.clock.fastForward(MINUTE_MS);
  await expect(kiosk.news).toContainText(/The session has ended as of \d\d:\d\d/);
  await expect.poll(() => lab.sessions().findLast(({ outcome }) => outcome === 'idle')).toBeTruthy();
  const ended = lab.sessions().findLast(({ outcome }) => outcome === 'idle');
  expect(ended?.endNamed).toEqual({ at: expect.any(Number) });
});

test('S-IL2 a site may only remind: the question comes again and nothing ends', async ({ lab, openKiosk }) => {
  await withPolicy(lab, 'remind');
  const kiosk = await openKiosk('Kiosk Orbitrap');
  const session = await kiosk.tapToContinue('10057');
  await session.page.clock.install();
  await session.page.clock.fastForward(ASKED_MS);
  await expect(session.stillHere).toContainText(/Nobody has touched anything since \d\d:\d\d/);
  await session.page.clock.fastForward(MINUTE_MS);
  await expect(session.endButton).toBeVisible();
  await session.page.clock.fastForward(MINUTE_MS);
  await expect(session.stillHere).toBeVisible();
  expect(lab.sessions().findLast(({ operator }) => operator.name === 'Ben Osei')?.endedAt).toBeUndefined();
});
