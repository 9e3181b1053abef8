import type { Page } from '@playwright/test';

/** What a page moves, or would move at the next change, told shortly. */
export async function moving(page: Page, screen: string): Promise<string[]> {
  const found = await page.evaluate(() => {
    // What nobody sees: one frame at 60 Hz takes 16 ms.
    const UNSEEN_MS = 1;
    const longestMs = (durations: string) => 1000 * Math.max(...durations.split(',').map(Number.parseFloat));
    const styles = (one: Element) => [null, '::before', '::after'].map((pseudo) => getComputedStyle(one, pseudo));
    const moves = (style: CSSStyleDeclaration) =>
      Math.max(longestMs(style.transitionDuration), longestMs(style.animationDuration)) > UNSEEN_MS;
    const elements = [...document.querySelectorAll('body *')].filter((one) => styles(one).some(moves));
    const running = document
      .getAnimations()
      .map((one) => one.effect?.getComputedTiming())
      .filter((timing) => Number(timing?.activeDuration) > UNSEEN_MS);
    return [
      ...elements.map((one) => one.outerHTML.slice(0, 120)),
      ...running.map((timing) => `an animation: ${JSON.stringify(timing)}`),
    ];
  });
  return found.map((one) => `${screen}: ${one}`);
}
