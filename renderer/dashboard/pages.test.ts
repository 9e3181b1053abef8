import { describe, expect, test } from 'vitest';
import { listedFor, pageAt } from './pages.ts';

const ADDRESSES = [
  '/',
  '/wall',
  '/equipment/e1',
  '/sessions',
  '/samples',
  '/samples/s1',
  '/problems',
  '/people',
  '/people/import',
  '/people/p1',
  '/stations',
  '/announcements',
  '/reports',
  '/audit',
  '/settings',
  '/collisions',
];

describe('pages', () => {
  test('S-N1 a role opens what is its own, by its address too, and nothing else', () => {
    const open = (role: 'researcher' | 'manager' | 'admin') => ADDRESSES.filter((path) => pageAt(path, role));
    expect(open('researcher')).toEqual(['/', '/equipment/e1', '/samples', '/samples/s1']);
    expect(open('manager')).toEqual(ADDRESSES.filter((path) => !['/audit', '/settings'].includes(path)));
    expect(open('admin')).toEqual(ADDRESSES);
  });

  test('S-N1 what the list of pages names is there for whoever sees it', () => {
    for (const role of ['researcher', 'manager', 'admin'] as const) {
      for (const { href } of listedFor(role)) expect(pageAt(href, role)).toBeDefined();
    }
    expect(listedFor('researcher').map((one) => one.href)).toEqual(['/', '/samples']);
  });

  test('S-N1 an address carries the id of what it shows; an unknown one is no page', () => {
    expect(pageAt('/equipment/e1', 'researcher')).toEqual({ name: 'equipment', id: 'e1' });
    expect(pageAt('/people/import', 'admin')).toEqual({ name: 'import', id: '' });
    expect(pageAt('/people/p1/more', 'admin')).toBeUndefined();
    expect(pageAt('/nowhere', 'admin')).toBeUndefined();
  });
});
