import type { Page } from '@playwright/test';

/** A wedge reader: real keys, sent all at once, so that a busy machine does not make a slow typist of it. */
export async function wedge(page: Page, badge: string): Promise<void> {
  const reader = await page.context().newCDPSession(page);
  const keys = [...badge].map((key) => ({ key, text: key }));
  await Promise.all(
    [...keys, { key: 'Enter', text: '\r', windowsVirtualKeyCode: 13 }].flatMap((key) => [
      reader.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }),
      reader.send('Input.dispatchKeyEvent', { type: 'keyUp', key: key.key }),
    ]),
  );
  await reader.detach();
}
