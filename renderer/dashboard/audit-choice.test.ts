import { expect, test } from 'vitest';
import { addressOf, readAddress } from './address.ts';
import { type AuditChoice, auditChoice, auditQueryOf } from './audit-choice.ts';

const ID = '0199a4e2-0000-7000-8000-000000000001';
const EVERYTHING: AuditChoice = { user: '', type: '', since: '', until: '' };

test('S-DL1 what the audit is narrowed to is in the address and comes back from it', () => {
  const choice = { user: ID, type: 'sign-in', since: '2026-11-23T14:05', until: '2026-11-24T00:00' };
  expect(readAddress(auditChoice, addressOf(auditChoice, choice))).toEqual(choice);
  expect(addressOf(auditChoice, EVERYTHING)).toBe('?');
});

test('S-DL1 what an address gets wrong of the audit is as if it was not there', () => {
  const wrong = `?user=ana&type=${'x'.repeat(65)}&since=yesterday&until=2026-13-41T99:00&colour=red`;
  expect(readAddress(auditChoice, wrong)).toEqual(EVERYTHING);
});

test('AU-7 times are asked for as this computer’s clock means them', () => {
  const query = new URLSearchParams(auditQueryOf({ ...EVERYTHING, type: 'sign-in', since: '2026-11-23T14:05' }));
  expect(Object.fromEntries(query)).toEqual({
    type: 'sign-in',
    since: String(new Date(2026, 10, 23, 14, 5).getTime()),
  });
  expect(auditQueryOf(EVERYTHING)).toBe('');
});
