import type { Page } from 'playwright-core';
import { KioskLocked } from '../../tests/e2e/pages/kiosk-locked.ts';
import { KioskSession } from '../../tests/e2e/pages/kiosk-session.ts';
import type { KioskStart } from '../../tests/e2e/pages/kiosk-start.ts';
import { PASSWORD } from '../../tests/electron/hub-process.ts';
import { type BenchOptions, byFigure, type Figure, type Row } from '../figure.ts';
import { withKioskPlace } from '../kiosk/on-a-hub.ts';

const AT_MOST_MS = 300;
const TOUCHES_A_ROUND = 5;

/** How soon the session stands there after somebody has touched Start: pending, as saved in the kiosk, and on its way. */
export const touch: Row = { name: 'touch', run };

async function run({ rounds }: BenchOptions): Promise<Figure[]> {
  const runs = await withKioskPlace(async ({ hub, launch }) => {
    await hub.start();
    const kiosk = await launch();
    const touches: number[] = [];
    for (let i = 0; i < rounds * TOUCHES_A_ROUND; i++) touches.push(await startAndEnd(kiosk.page, hub.username));
    await kiosk.close();
    return touches;
  });
  const name = 'from the touch on Start to the session on the screen';
  return [byFigure({ name, unit: 'ms', bound: { atMost: AT_MOST_MS }, runs })];
}

async function startAndEnd(page: Page, username: string): Promise<number> {
  const identify = await (await new KioskLocked(page).shown()).useUserName();
  const start = await identify.signIn({ username, password: PASSWORD });
  const ms = await timeStart(page, start);
  await (await (await new KioskSession(page).shown()).end()).confirm();
  return ms;
}

/** From the finger's leaving the button to the first frame with the session's timer, in milliseconds. */
async function timeStart(page: Page, { startButton }: KioskStart): Promise<number> {
  await startButton.waitFor();
  const shown = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const afterTouch = ({ timeStamp }: PointerEvent): void => {
          const look = (): void => {
            if (document.querySelector('[role="timer"]')) resolve(performance.now() - timeStamp);
            else requestAnimationFrame(look);
          };
          look();
        };
        document.addEventListener('pointerup', afterTouch, { capture: true, once: true });
      }),
  );
  await startButton.click();
  return shown;
}
