import { expect, test } from 'vitest';
import { isOurPage } from './sender.ts';

const OURS = ['app://hycon'];

test('K-19 only our page in the main frame is listened to', () => {
  expect(isOurPage({ url: 'app://hycon/kiosk', parent: null }, OURS)).toBe(true);
  expect(isOurPage({ url: 'app://hycon/kiosk?a=b#c', parent: null }, OURS)).toBe(true);
});

test.each([
  ['a frame that is gone', null],
  ['a frame inside our page', { url: 'app://hycon/kiosk', parent: {} }],
  ['another host of our scheme', { url: 'app://evil/kiosk', parent: null }],
  ['a host that starts like ours', { url: 'app://hycon.evil/kiosk', parent: null }],
  ['our name as a user', { url: 'https://app:@hycon/', parent: null }],
  ['our host on another scheme', { url: 'https://hycon/kiosk', parent: null }],
  ['a page without an origin', { url: 'about:blank', parent: null }],
  ['no address at all', { url: '', parent: null }],
])('K-19 refused: %s', (_what, frame) => {
  expect(isOurPage(frame, OURS)).toBe(false);
});
