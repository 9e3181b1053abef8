import { expect, type Locator } from '@playwright/test';

/** The most stops that any screen of ours has. */
const MOST_STOPS = 60;

/** Goes to something as somebody without a mouse does. In a group of choices the first one has the focus. */
export async function reachByKeys(target: Locator): Promise<void> {
  await target.waitFor();
  const { keyboard } = target.page();
  const isThere = () => target.evaluate((one) => one === document.activeElement);
  for (let stops = 0; stops < MOST_STOPS && !(await isThere()); stops += 1) await keyboard.press('Tab');
  await expect(target).toBeFocused();
}

/** Presses a button, follows a link or chooses, as somebody without a mouse does. */
export async function pressByKeys(target: Locator, key = 'Enter'): Promise<void> {
  await reachByKeys(target);
  await target.page().keyboard.press(key);
}

export async function typeByKeys(field: Locator, text: string): Promise<void> {
  await reachByKeys(field);
  await field.page().keyboard.type(text);
}
