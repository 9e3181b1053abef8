import type { Page } from '@playwright/test';

/** A wedge reader's pace, in seconds a key. */
const PACE_S = 0.005;

/**
 * A wedge reader: real keys that carry the times at which a reader would have pressed them, sent all at once, so that a
 * busy machine does not make a slow typist of it.
 */
export async function wedge(page: Page, badge: string): Promise<void> {
  const reader = await page.context().newCDPSession(page);
  const startedAt = Date.now() / 1000;
  const keys = [...badge].map((key) => ({ key, text: key }));
  await Promise.all(
    [...keys, { key: 'Enter', text: '\r', windowsVirtualKeyCode: 13 }].flatMap((key, at) => {
      const timestamp = startedAt + at * PACE_S;
      return [
        reader.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, timestamp }),
        reader.send('Input.dispatchKeyEvent', { type: 'keyUp', key: key.key, timestamp }),
      ];
    }),
  );
  await reader.detach();
}
