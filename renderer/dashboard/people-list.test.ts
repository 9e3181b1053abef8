import { describe, expect, it } from 'vitest';
import type { Role, User } from '../../protocol/entities.ts';
import { emptyStaff } from '../../protocol/staff.ts';
import { peopleList } from './people-list.ts';

const person = (name: string, role: Role, over: Partial<User> = {}): User => ({
  id: name,
  name,
  username: name.toLowerCase(),
  role,
  ...over,
});
const people = [
  person('Zoe', 'researcher'),
  person('Ana', 'researcher', { deactivatedAt: 1 }),
  person('Ben', 'researcher'),
  person('Maria', 'manager'),
  person('Ines', 'admin'),
];
const lockOf = (id: string, until: number) => ({ [id]: { id, kind: 'user' as const, name: id, tries: 5, until } });
const staff = { ...emptyStaff, users: Object.fromEntries(people.map((one) => [one.id, one])) };
const names = (search: string, locks = {}) => peopleList({ ...staff, locks }, search, 100).map((one) => one.user.name);

describe('the list of people', () => {
  it('S-P1 has who is locked first, then who runs the lab, by name, and who has left last', () => {
    expect(names('')).toEqual(['Ines', 'Maria', 'Ben', 'Zoe', 'Ana']);
    expect(names('', lockOf('Zoe', 101))).toEqual(['Zoe', 'Ines', 'Maria', 'Ben', 'Ana']);
    expect(names('', lockOf('Zoe', 100))).toEqual(['Ines', 'Maria', 'Ben', 'Zoe', 'Ana']);
  });
  it('S-P1 a search looks at names and user names', () => {
    expect(names(' MAR ')).toEqual(['Maria']);
    expect(names('nobody')).toEqual([]);
  });
});
