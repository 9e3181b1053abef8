import { newBadge } from '../../protocol/credentials.ts';
import { type Role, type User, username as usernameSchema } from '../../protocol/entities.ts';
import type { ImportedPerson } from '../../protocol/intents/people.ts';
import { ROLES_OVER } from '../../protocol/intents.ts';
import { name as nameSchema } from '../../protocol/scalars.ts';
import type { CsvLine } from './people-csv.ts';

export type Problem =
  | { kind: 'cells' | 'username' | 'name' | 'role' | 'role-not-yours' | 'badge' | 'taken' | 'badge-taken' | 'refused' }
  /** The same is in an earlier line. */
  | { kind: 'username-twice' | 'badge-twice'; line: number };

/** A line as it would be sent, and what stands against that. */
export interface ImportLine {
  line: number;
  person: Omit<ImportedPerson, 'userId'>;
  problems: Problem[];
}

interface Lab {
  users: Readonly<Record<string, User>>;
  /** The role of whoever imports. */
  by: Role;
}

/** How lists call the roles, in English and German; nothing is a researcher. */
const ROLE_NAMES: ReadonlyMap<string, Role> = new Map<string, Role>(
  Object.entries({
    '': 'researcher',
    researcher: 'researcher',
    forschung: 'researcher',
    forscher: 'researcher',
    forscherin: 'researcher',
    forschende: 'researcher',
    manager: 'manager',
    laborleitung: 'manager',
    laborleiter: 'manager',
    laborleiterin: 'manager',
    admin: 'admin',
    administrator: 'admin',
    administratorin: 'admin',
  } as const),
);

/** A number that a spreadsheet has shortened: what the badge was is lost. */
const SHORTENED = /^\d([.,]\d+)?e\+?\d+$/i;

/** What the hub would find wrong with each line, and what it would not notice. Whose a badge is only the hub knows. */
export function judgeLines(lines: readonly CsvLine[], lab: Lab): ImportLine[] {
  const taken = new Set(Object.values(lab.users).map((one) => one.username));
  const [usernames, badges] = [new Map<string, number>(), new Map<string, number>()];
  return lines.map(({ line, cells, isBroken }) => {
    const username = cells.username.toLowerCase();
    const role = ROLE_NAMES.get(cells.role.toLowerCase());
    const problems: (Problem | undefined)[] = [
      isBroken ? { kind: 'cells' } : undefined,
      nameSchema.safeParse(cells.name).success ? undefined : { kind: 'name' },
      judgeUsername(username, taken) ?? twice('username-twice', username, line, usernames),
      judgeRole(role, lab.by),
      judgeBadge(cells.badge) ?? twice('badge-twice', cells.badge, line, badges),
    ];
    const badge = cells.badge === '' ? {} : { badge: cells.badge };
    const person = { username, name: cells.name, role: role ?? 'researcher', ...badge };
    return { line, person, problems: problems.filter((one) => one !== undefined) };
  });
}

/** The lines with what the hub has said of one of them, by the path of its refusal (`people.3.badge`). */
export function withRefusal(lines: readonly ImportLine[], path: string | undefined): ImportLine[] {
  const [, index, field] = /^people\.(\d+)(?:\.(\w+))?/.exec(path ?? '') ?? [];
  const kind = field === 'badge' ? 'badge-taken' : field === 'username' ? 'taken' : 'refused';
  return lines.map((one, i) => (String(i) === index ? { ...one, problems: [...one.problems, { kind }] } : one));
}

function judgeUsername(username: string, taken: ReadonlySet<string>): Problem | undefined {
  if (!usernameSchema.safeParse(username).success) return { kind: 'username' };
  return taken.has(username) ? { kind: 'taken' } : undefined;
}

function judgeRole(role: Role | undefined, by: Role): Problem | undefined {
  if (role === undefined) return { kind: 'role' };
  return ROLES_OVER[role].includes(by) ? undefined : { kind: 'role-not-yours' };
}

function judgeBadge(badge: string): Problem | undefined {
  if (badge === '') return undefined;
  return newBadge.safeParse(badge).success && !SHORTENED.test(badge) ? undefined : { kind: 'badge' };
}

/** Whether an earlier line has the same; remembers this one where it is the first. */
function twice(
  kind: 'username-twice' | 'badge-twice',
  value: string,
  line: number,
  seen: Map<string, number>,
): Problem | undefined {
  const first = seen.get(value);
  if (value === '') return undefined;
  if (first !== undefined) return { kind, line: first };
  seen.set(value, line);
  return undefined;
}
