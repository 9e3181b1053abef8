import { expect, test } from 'vitest';
import { addressOf, readAddress } from './address.ts';
import { floorFilter } from './floor-layout.ts';
import { sampleFilter } from './sample-list.ts';

test('S-DL1 an address says what was chosen otherwise than usual, and gives it back', () => {
  const chosen = { show: 'abnormal', search: 'NMR 0.03 & more' } as const;
  expect(addressOf(floorFilter, chosen)).toBe('?show=abnormal&search=NMR+0.03+%26+more');
  expect(readAddress(floorFilter, addressOf(floorFilter, chosen))).toEqual(chosen);
  expect(addressOf(floorFilter, readAddress(floorFilter, ''))).toBe('?');
});

test('S-DL1 what an address gets wrong is as if it was not there', () => {
  const wrong = `?show=broken&search=ana&colour=red&search2=${'x'.repeat(300)}`;
  expect(readAddress(floorFilter, wrong)).toEqual({ show: 'all', search: 'ana' });
  expect(readAddress(sampleFilter, '?status=lost&recipientId=1&whose=mine')).toEqual({
    ...{ whose: 'mine', status: '', kind: '', recipientId: '', search: '' },
  });
});
