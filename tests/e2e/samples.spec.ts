import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { DashboardSamples } from './pages/dashboard-samples.ts';
import { test } from './screens-test.ts';

const MARIA = 'Maria Lindqvist';

test('S-SA2 S-SA3 samples submitted at one desk are unread at the other, in its list of pages and its title, until they are opened', async ({
  lab,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const another = await (await openDashboard()).signIn(lab.person('maria'));
  const ana = await new DashboardSamples((await (await openDashboard()).signIn(lab.person('ana'))).page).open();
  const receipt = await ana.submit({ labels: ['A1', 'A2'], recipient: MARIA, kind: 'Serum', hazard: 'Contains azide' });

  const desk = new DashboardSamples(floor.page);
  await expect(desk.link).toContainText('2');
  await expect(floor.page).toHaveTitle('(2) HyCON');
  await desk.open();
  await expect(desk.row('A1')).toContainText(receipt);
  await desk.openSample('A1');
  await expect(desk.dialog).toContainText('Contains azide');
  for (const screen of [floor.page, another.page]) await expect(screen).toHaveTitle('(1) HyCON');
  await desk.closeSample();
  await desk.main.getByRole('button', { name: 'Mark all as read' }).click();
  for (const screen of [floor.page, another.page]) await expect(screen).toHaveTitle('HyCON');
});

test('S-SA4 S-SA7 a sample is taken and brought on its way; its submitter sees by whom, and may change nothing', async ({
  lab,
  openDashboard,
}) => {
  const ana = await new DashboardSamples((await (await openDashboard()).signIn(lab.person('ana'))).page).open();
  await ana.submit({ labels: ['A1'], recipient: MARIA });
  const desk = await new DashboardSamples((await (await openDashboard()).signIn(lab.person('ines'))).page).open();
  await desk.openSample('A1');
  await desk.press('Take');
  await expect(desk.dialog).toContainText('Inês Tavares, ');
  await desk.setStatus('Running', 'On the timsTOF');
  await expect(ana.row('A1')).toContainText('Running');
  await expect(ana.row('A1')).toContainText('Inês Tavares');
  await expect(ana.page).toHaveTitle('(1) HyCON');
  await ana.openSample('A1');
  await expect(ana.dialog).toContainText('On the timsTOF');
  await expect(ana.dialog.getByRole('button', { name: /Take|Assign|status/ })).toHaveCount(0);

  await desk.setStatus('Rejected', 'Leaked');
  await expect(ana.dialog).toContainText('Rejected');
  await expect(ana.dialog).toContainText('Leaked');
});

test('S-SA8 where nobody is left to see it, a finished sample says that it has left the list', async ({
  lab,
  openDashboard,
}) => {
  const maria = await new DashboardSamples((await (await openDashboard()).signIn(lab.person('maria'))).page).open();
  await maria.submit({ labels: ['A1'], recipient: MARIA });
  await maria.openSample('A1');
  await maria.setStatus('Done');
  await expect(maria.dialog).toContainText('it has left the list');
  await expect(maria.dialog.getByRole('button', { name: 'Change status' })).toHaveCount(0);
  await maria.closeSample();
  await expect(maria.rows).toHaveCount(0);
});

test('S-SA5 who comes second is told who was first and when', async ({ lab, openDashboard }) => {
  const maria = await new DashboardSamples((await (await openDashboard()).signIn(lab.person('maria'))).page).open();
  await maria.submit({ labels: ['A1'], recipient: MARIA });
  const ines = await new DashboardSamples((await (await openDashboard()).signIn(lab.person('ines'))).page).open();
  // Both have the form open: the one who is slower is told while it is, and goes on with what is so now.
  await maria.openSample('A1');
  await maria.press('Change status');
  await ines.openSample('A1');
  await ines.press('Take');
  await ines.setStatus('Received');
  await expect(maria.dialog).toContainText(/Inês Tavares was here at \d\d:\d\d: it is “Received” now\./);
  await maria.dialog.getByText('Queued', { exact: true }).click();
  await maria.dialog.getByRole('button', { name: 'Change status' }).click();
  await expect(maria.dialog.getByRole('alert')).toContainText('Nothing was changed.');
  await maria.press('Go on');
  await maria.dialog.getByRole('button', { name: 'Change status' }).click();
  await expect(ines.dialog).toContainText('Queued');
});

test('S-SA5 S-SA6 a bulk change is told sample by sample, also where somebody was quicker', async ({
  lab,
  openDashboard,
}) => {
  const maria = await new DashboardSamples((await (await openDashboard()).signIn(lab.person('maria'))).page).open();
  const ines = await new DashboardSamples((await (await openDashboard()).signIn(lab.person('ines'))).page).open();
  await maria.submit({ labels: ['A1', 'A2', 'A3'], recipient: MARIA });
  await maria.chooseAll();
  await maria.main.getByRole('button', { name: 'Take' }).click();
  await maria.dialog.getByText('3 samples are changed, each by itself.').waitFor();
  await ines.openSample('A2');
  await ines.press('Take');
  await expect(maria.row('A2')).toContainText('Inês Tavares');
  await maria.press('Take');
  await expect(maria.dialog).toContainText('2 samples are changed. 1 was refused.');
  await expect(maria.answer('A1')).toContainText('Confirmed');
  await expect(maria.answer('A2')).toContainText(/Inês Tavares took this at \d\d:\d\d\./);
  await expect(maria.answer('A3')).toContainText('Confirmed');
  await maria.press('Done');
  await expect(maria.row('A1')).toContainText(MARIA);
  await expect(maria.row('A2')).toContainText('Inês Tavares');
});

test('S-SA9 what has left the inbox is found under Finished, by those whose it was, and opens as it was last', async ({
  lab,
  openDashboard,
}) => {
  const maria = await new DashboardSamples((await (await openDashboard()).signIn(lab.person('maria'))).page).open();
  const ana = await new DashboardSamples((await (await openDashboard()).signIn(lab.person('ana'))).page).open();
  await ana.submit({ labels: ['A1', 'A2', 'A3'], recipient: MARIA });
  for (const label of ['A1', 'A2']) {
    await maria.openSample(label);
    await maria.setStatus('Rejected', `${label} leaks`);
    await maria.closeSample();
    await ana.openSample(label);
    await ana.closeSample();
  }
  for (const one of [maria, ana]) {
    await expect(one.rows).toHaveCount(1);
    await one.show('Finished');
    await expect(one.rows).toHaveCount(2);
    await expect(one.row('A1')).toContainText('Rejected');
    await expect(one.main.getByRole('checkbox')).toHaveCount(0);
    await one.search('a2');
    await expect(one.rows).toHaveCount(1);
    await one.page.reload();
    await expect(one.rows).toHaveCount(1);
    await one.openSample('A2');
    await expect(one.dialog).toContainText('A2 leaks');
    await expect(one.dialog).toContainText('it has left the list');
    await expect(one.dialog.getByRole('button', { name: 'Change status' })).toHaveCount(0);
    await one.closeSample();
  }
  expect(await violationsInBoth(maria.page, 'finished samples'), 'S-20 axe finds nothing').toEqual([]);
  const ben = await new DashboardSamples((await (await openDashboard()).signIn(lab.person('ben'))).page).open();
  await ben.show('Finished');
  await expect(ben.main.getByText('Nothing fits this filter.')).toBeVisible();
  await expect(ben.rows).toHaveCount(0);
});

test('S-SA1 five hundred samples are found by search and drawn as far as they are in sight', async ({
  lab,
  openDashboard,
}) => {
  const maria = await new DashboardSamples((await (await openDashboard()).signIn(lab.person('maria'))).page).open();
  for (let batch = 0; batch < 10; batch += 1) {
    const labels = Array.from({ length: 50 }, (_, at) => `S${batch * 50 + at}`);
    await maria.submit({ labels, recipient: MARIA });
  }
  await expect(maria.main.getByRole('table')).toHaveAttribute('aria-rowcount', '501');
  expect(await maria.rows.count()).toBeLessThan(60);
  await maria.search('S499');
  await expect(maria.rows).toHaveCount(1);
  await maria.search('nothing such');
  await expect(maria.main.getByText('Nothing fits this filter.')).toBeVisible();
});

test('S-DL1 a sample opens over its narrowed list, and closes back to it', async ({ lab, openDashboard }) => {
  const maria = await new DashboardSamples((await (await openDashboard()).signIn(lab.person('maria'))).page).open();
  await maria.submit({ labels: ['A1', 'B1'], recipient: MARIA });
  await maria.search('B1');
  await expect(maria.rows).toHaveCount(1);
  await maria.openSample('B1');
  await maria.closeSample();
  await expect(maria.rows).toHaveCount(1);
  await maria.page.reload();
  await expect(maria.rows).toHaveCount(1);
});

test('S-21 a sample without a mouse: open it, take it, reject it, close it', async ({ lab, openDashboard }) => {
  const maria = await new DashboardSamples((await (await openDashboard()).signIn(lab.person('maria'))).page).open();
  await maria.submit({ labels: ['A1'], recipient: 'Inês Tavares' });
  const { keyboard } = maria.page;
  const link = maria.main.getByRole('link', { name: 'A1' });
  const reach = async (target: typeof link) => {
    for (let tries = 0; tries < 60 && !(await target.evaluate((one) => one === document.activeElement)); tries += 1) {
      await keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
  };
  await reach(link);
  await keyboard.press('Enter');
  await reach(maria.dialog.getByRole('button', { name: 'Take' }));
  await keyboard.press('Enter');
  await expect(maria.dialog).toContainText(`${MARIA}, `);
  const change = maria.dialog.getByRole('button', { name: 'Change status' });
  await reach(change);
  await keyboard.press('Enter');
  await reach(maria.dialog.getByRole('radio', { name: 'Received' }));
  await keyboard.press('ArrowLeft');
  await keyboard.press('ArrowLeft');
  await expect(maria.dialog.getByRole('radio', { name: 'Rejected' })).toBeChecked();
  await keyboard.press('Tab');
  await keyboard.type('Broken tube');
  await reach(change);
  await keyboard.press('Enter');
  await expect(maria.dialog).toContainText('Broken tube');
  await expect(change).toBeFocused();
  await keyboard.press('Escape');
  await expect(link).toBeFocused();
});

test('S-20 axe finds nothing on the samples’ screens', async ({ lab, openDashboard }) => {
  const maria = await new DashboardSamples((await (await openDashboard()).signIn(lab.person('maria'))).page).open();
  const found = await violationsInBoth(maria.page, 'no sample');
  await maria.submit({ labels: ['A1', 'A2'], recipient: 'Inês Tavares', kind: 'Serum', hazard: 'Contains azide' });
  const ines = await new DashboardSamples((await (await openDashboard()).signIn(lab.person('ines'))).page).open();
  await ines.choose('A1');
  found.push(...(await violationsInBoth(ines.page, 'samples')));
  await ines.main.getByRole('button', { name: 'Change status' }).click();
  found.push(...(await violationsInBoth(ines.page, 'bulk')));
  await ines.press('Cancel');
  await ines.openSample('A2');
  found.push(...(await violationsInBoth(ines.page, 'sample')));
  await ines.press('Assign');
  found.push(...(await violationsInBoth(ines.page, 'assign')));
  await ines.press('Cancel');
  await ines.press('Change status');
  found.push(...(await violationsInBoth(ines.page, 'status')));
  await ines.press('Cancel');
  await ines.closeSample();
  await ines.main.getByRole('button', { name: 'Submit samples' }).click();
  found.push(...(await violationsInBoth(ines.page, 'submit')));
  expect(found).toEqual([]);
});
