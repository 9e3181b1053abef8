import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { FloorBulk } from './pages/dashboard-floor-bulk.ts';
import { QualifiedPeople } from './pages/dashboard-people.ts';
import { test } from './screens-test.ts';

const IMAGES = join(import.meta.dirname, '..', '..', 'docs', 'images');
const ANA = '10042';

const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(IMAGES, `${name}.png`), animations: 'disabled' });

test('the kiosk', async ({ lab, openKiosk }) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  await kiosk.field().getByText('Free').waitFor();
  await picture(kiosk.page, 'kiosk-free');
  const start = await kiosk.tapToStart(ANA);
  await picture(kiosk.page, 'kiosk-start');
  const samples = await start.submitSamples();
  await samples.scan('Heart 72 hpf');
  await samples.scan('Heart 96 hpf');
  // Without the keys a larger display has room for the whole form.
  await kiosk.page.setViewportSize({ width: 1920, height: 1080 });
  await samples.label.blur();
  await kiosk.page.locator('[data-keyboard]').waitFor({ state: 'detached' });
  await picture(kiosk.page, 'kiosk-samples');
  await kiosk.page.setViewportSize({ width: 1366, height: 768 });
  await samples.submit();
  await picture(kiosk.page, 'kiosk-receipt');
  await samples.doneButton.click();
  const session = await start.start();
  await picture(kiosk.page, 'kiosk-session');
  const problem = await session.reportProblem();
  await problem.touch('Hardware');
  await problem.touch('Major');
  await picture(kiosk.page, 'kiosk-problem');
  await problem.report();
  await (await session.shown()).end();
  await picture(kiosk.page, 'kiosk-end');
  await lab.kill();
  await kiosk.line.getByText('Offline since').waitFor();
  await picture(kiosk.page, 'kiosk-offline');
});

test('a kiosk in use', async ({ openKiosk }) => {
  const kiosk = await openKiosk('Kiosk SEM');
  await kiosk.field().getByText('In use').waitFor();
  await picture(kiosk.page, 'kiosk-in-use');
});

const PAGES = ['sessions', 'samples', 'problems', 'reports', 'people', 'stations', 'audit', 'settings'];

test('the dashboard', async ({ lab, openDashboard, openKiosk }) => {
  await openKiosk('Kiosk SEM');
  await openKiosk('Kiosk Light-sheet');
  const start = await (await openKiosk('Kiosk XRD')).tapToStart(ANA);
  const samples = await start.submitSamples();
  for (const label of ['Cathode 7A', 'Cathode 7B', 'Cathode 7C']) await samples.scan(label);
  await samples.submit();
  await samples.doneButton.click();
  const problem = await start.reportProblem();
  await problem.touch('Supplies');
  await problem.touch('Minor');
  await problem.report();
  const floor = await (await openDashboard()).signIn(lab.person('ines'));
  await picture(floor.page, 'floor');
  const bulk = await new FloorBulk(floor.page).begin();
  await floor.search('imaging');
  await bulk.chooseAll();
  await picture(floor.page, 'floor-choosing');
  await floor.page.goto(lab.url);
  const equipment = await floor.open('Light-sheet');
  await equipment.requireQualification();
  const qualified = new QualifiedPeople(equipment.page);
  for (const name of ['Ana Kovač', 'Chloé Martin']) await qualified.qualify(name);
  // What was done is told no more, and the day fits.
  await equipment.page.setViewportSize({ width: 1440, height: 1560 });
  await equipment.page.reload();
  await equipment.shown();
  await equipment.page.waitForLoadState('networkidle');
  await picture(equipment.page, 'equipment');
  await equipment.page.setViewportSize({ width: 1440, height: 900 });
  for (const name of PAGES) {
    await equipment.page.goto(`${lab.url}/${name}`);
    await equipment.page.getByRole('heading', { level: 1 }).waitFor();
    // What a page asks the hub for has come by then.
    await equipment.page.waitForLoadState('networkidle');
    await picture(equipment.page, name);
  }
  await equipment.page.goto(`${lab.url}/wall`);
  await equipment.page.getByText('XRD').first().waitFor();
  await picture(equipment.page, 'wall');
  await equipment.page.goto(lab.url);
  await (await floor.open('XRD')).setCondition('Out of service', 'The tube is being replaced');
  await start.page.getByRole('button', { name: 'Tell me when it works' }).waitFor();
  await picture(start.page, 'kiosk-out-of-service');
});
