import { describe, expect, it } from 'vitest';
import { intentBody, intentHead, ROLES_FOR_INTENT } from './intents.ts';
import { WHOLE_INTENTS } from './test-kit/whole-intents.ts';

const reads = (value: unknown): boolean => intentBody.safeParse(value).success;

describe.each(Object.values(WHOLE_INTENTS))('$type', (body) => {
  it('PR-9 is read as it was sent', () => {
    expect(intentBody.parse(JSON.parse(JSON.stringify(body)))).toEqual(body);
  });

  it('PR-9 refuses a field that it doesn’t have', () => {
    expect(reads({ ...body, colour: 'red' })).toBe(false);
  });

  it.each(['__proto__', 'constructor', 'toString'])('PR-10 refuses a field named %s', (key) => {
    const hostile: unknown = JSON.parse(JSON.stringify(body).replace(/}$/, `,"${key}":{"isAdmin":true}}`));
    expect(reads(hostile)).toBe(false);
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
  });

  it('PR-9 refuses a wrong type in any field', () => {
    for (const [key, right] of Object.entries(body)) {
      for (const wrong of [null, Array.isArray(right) ? [null] : [], {}, Number.NaN, { toString: 'x' }])
        expect(reads({ ...body, [key]: wrong }), `${key}: ${String(JSON.stringify(wrong))}`).toBe(false);
    }
  });

  it('PR-10 refuses a name of every object’s as an id', () => {
    for (const key of Object.keys(body).filter((one) => one.endsWith('Id')))
      for (const name of ['__proto__', 'constructor', 'hasOwnProperty', ''])
        expect(reads({ ...body, [key]: name })).toBe(false);
  });

  it('PR-9 is open to at least one role', () => {
    expect(ROLES_FOR_INTENT[body.type].length).toBeGreaterThan(0);
  });
});

describe('an intent', () => {
  it('PR-9 of an unknown type, or of none, is refused', () => {
    for (const type of ['session.teleport', '__proto__', 'toString', '', undefined, 7])
      expect(reads({ type })).toBe(false);
    for (const value of [null, undefined, [], 'session.start', 1]) expect(reads(value)).toBe(false);
  });

  const head = { installId: 'install-1', n: 1, id: '00000000-0000-7000-8000-000000000001', occurredAt: 0 };
  it.each([
    ['no number', { n: undefined }],
    ['zero', { n: 0 }],
    ['a fraction', { n: 1.5 }],
    ['a text for a number', { n: '1' }],
    ['a number beyond what is counted', { n: 2 ** 53 }],
    ['a name of every object’s as the installation', { installId: '__proto__' }],
    ['an empty installation', { installId: '' }],
    ['an installation with a slash', { installId: 'a/b' }],
    ['an id that is none', { id: 'x' }],
    ['a time before time', { occurredAt: -1 }],
    ['a time that no date can hold', { occurredAt: 8_640_000_000_000_001 }],
  ])('PR-11 with %s has no head', (_name, wrong) => {
    expect(intentHead.safeParse(head).success).toBe(true);
    expect(intentHead.safeParse({ ...head, ...wrong }).success).toBe(false);
  });
});
