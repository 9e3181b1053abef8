import { expect, test } from 'vitest';
import { addressOf, readAddress } from './address.ts';
import { EVERY_SESSION, filterOf, type SessionsChoice, sessionsChoice } from './sessions-choice.ts';

const ID = '0199a4e2-0000-7000-8000-000000000001';

test('SL-5 what is chosen is in the address and comes back from it', () => {
  const choice: SessionsChoice = {
    ...{ state: 'overtime', equipment: ID, person: ID, project: 'Heart & lung', search: 'ana ' },
    ...{ first: '2026-11-02', last: '2026-11-03' },
  };
  expect(readAddress(sessionsChoice, addressOf(sessionsChoice, choice))).toEqual(choice);
  expect(addressOf(sessionsChoice, EVERY_SESSION)).toBe('?');
});

test('SL-5 what an address gets wrong is as if it was not there', () => {
  const wrong = '?state=asleep&equipment=1&person=2&first=3&last=2026-02-31&search=ana&colour=red';
  expect(readAddress(sessionsChoice, wrong)).toEqual({ ...EVERY_SESSION, search: 'ana' });
  expect(readAddress(sessionsChoice, `?search=${'x'.repeat(201)}`)).toEqual(EVERY_SESSION);
});

test('SL-3 days are whole ones here, the last one too', () => {
  const days = filterOf({ ...EVERY_SESSION, first: '2026-03-28', last: '2026-03-29' });
  expect(days).toEqual({
    from: new Date(2026, 2, 28).getTime(),
    to: new Date(2026, 2, 30).getTime(),
  });
  expect(filterOf({ ...EVERY_SESSION, search: '  ' })).toEqual({});
});
