import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { reachByKeys } from './keys.ts';
import { KioskProblem } from './pages/kiosk-problem.ts';
import { wedge } from './pages/wedge.ts';
import { test } from './screens-test.ts';

test('S-KD1 S-KD3 whoever comes only to report is led there by their badge, and every screen shows what is wrong', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const second = await openKiosk(lab.addStation('Second kiosk', await floor.idOf('Confocal')));
  const problem = await kiosk.tapToReport('10042');
  await expect(problem.reportButton).toBeDisabled();
  await problem.touch('Hardware');
  await problem.touch('Critical');
  await expect(problem.choice('No')).toBeChecked();
  expect(await violationsInBoth(problem.page, 'report a problem'), 'S-20 axe finds nothing').toEqual([]);
  await problem.report();
  await expect(kiosk.news).toHaveText('Your report is saved. Thank you.');
  for (const one of [kiosk, second]) {
    await expect(one.field()).toContainText('Out of service');
    await expect(one.field()).toContainText(/Hardware\s*reported \d\d:\d\d, Ana Kovač/);
  }
  const start = await second.tapToStart('10057');
  await expect(start.notice).toContainText('reported');
  await expect(start.startButton).toHaveCount(0);
});

test('S-KD1 a report from a session goes back to it; the note is kept until it is sent', async ({ openKiosk }) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const session = await (await kiosk.tapToStart('10042')).start();
  let problem = await session.reportProblem();
  await problem.touch('Software');
  await problem.note.fill('Crashes when the lid opens');
  await problem.page.reload();
  problem = await (await session.shown()).reportProblem();
  await expect(problem.choice('Software')).toBeChecked();
  await expect(problem.note).toHaveValue('Crashes when the lid opens');
  await problem.report();
  await session.shown();
  problem = await session.reportProblem();
  await expect(problem.main).toContainText('Software: Crashes when the lid opens');
  await expect(problem.note).toHaveValue('');
});

test('S-KD2 without the hub a report warns here at once, and everybody when it arrives', async ({ lab, openKiosk }) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const start = await kiosk.tapToStart('10042');
  await lab.kill();
  await expect(kiosk.line).toContainText('Offline since');
  const problem = await start.reportProblem();
  await problem.touch('Safety');
  await problem.touch('No');
  await problem.report();
  await expect(start.startButton).toHaveCount(0);
  await expect(start.notice.filter({ hasText: 'Safety' })).toContainText('Saved here, not yet at the hub');
  await start.page.getByRole('button', { name: 'Done' }).click();
  await kiosk.shown();
  await expect(kiosk.field()).toContainText('Out of service');
  await expect(kiosk.field()).toContainText('Saved here, not yet at the hub');
  await lab.start();
  await expect(kiosk.line).toBeEmpty();
  await expect(kiosk.field()).not.toContainText('Saved here');
  await expect(kiosk.field()).toContainText('Out of service');
  await expect(kiosk.field()).toContainText('Safety');
});

test('S-KD4 an end with a problem reports it, once', async ({ openKiosk }) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const end = await (await (await kiosk.tapToStart('10042')).start()).end();
  await end.saySomethingWentWrong('The stage drifts');
  await end.sayWhat('Hardware');
  await end.sayWhat('Major');
  expect(await violationsInBoth(end.page, 'end with a problem'), 'S-20 axe finds nothing').toEqual([]);
  await end.confirm();
  await expect(kiosk.field()).toContainText('Impaired');
  await expect(kiosk.field().getByText('Hardware: The stage drifts')).toHaveCount(1);
});

test('S-KD1 S-19 a problem is reported without a finger, at a station with two instruments too', async ({
  openKiosk,
}) => {
  const kiosk = await (await openKiosk('Kiosk NMR')).shown();
  const { keyboard } = kiosk.page;
  await reachByKeys(kiosk.page.getByRole('button', { name: 'Problem' }));
  await keyboard.press('Enter');
  await wedge(kiosk.page, '10042');
  const problem = await new KioskProblem(kiosk.page).shown();
  await reachByKeys(problem.main.getByRole('radio').first());
  await keyboard.press('ArrowRight');
  await expect(problem.main.getByRole('heading')).toContainText('NMR');
  const [name = ''] = /NMR \d+/.exec((await problem.main.getByRole('heading').textContent()) ?? '') ?? [];
  await reachByKeys(problem.choice('Hardware'));
  await keyboard.press(' ');
  await expect(problem.choice('Hardware')).toBeChecked();
  await reachByKeys(problem.choice('Minor'));
  await keyboard.press('ArrowRight');
  await reachByKeys(problem.reportButton);
  await keyboard.press('Enter');
  await kiosk.shown();
  await expect(kiosk.field(name)).toContainText('Impaired');
});
