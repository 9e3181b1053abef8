import { Command } from 'commander';
import { v7 as newId } from 'uuid';
import { isLikeName, MAX_PASSWORD_CHARS, newBadge, newPassword } from '../../protocol/credentials.ts';
import type { Equipment, Station, User } from '../../protocol/entities.ts';
import { role, username } from '../../protocol/entities.ts';
import { refuse } from '../../protocol/refusals.ts';
import { id, name } from '../../protocol/scalars.ts';
import { type Direct, writeDirectly } from '../flow/direct.ts';
import { makeFeed } from '../identity/feeds.ts';
import { hashBadge, hashPassword, hashToken, newToken } from '../identity/hashes.ts';
import type { Lab } from '../rules/rule.ts';
import { enrollment, refuseUnknownEquipment, sortedIds } from '../rules/station-place.ts';
import type { Store } from '../store/store.ts';
import { CliRefusal } from './explain.ts';
import { readSecret } from './read-secret.ts';
import { type Env, type Options, type Outcome, read, withCommon, withStore } from './with-store.ts';

/** `equipment add`, `user add`, `station add`, `feed add`: they work beside a running hub as well as without one. */
export function addCommands(env: Env): Command[] {
  const addTo = (what: string, add: Command): Command => new Command(what).addCommand(withCommon(add));
  const run = (work: Work) => (given: string, options: Options) =>
    withStore(env, options, (store) => work(store, given, options));
  return [
    addTo(
      'equipment',
      new Command('add')
        .argument('<name>')
        .option('--room <room>')
        .option('--category <category>')
        .action(run(addEquipment)),
    ),
    addTo(
      'user',
      new Command('add')
        .description('The password is read from standard input.')
        .argument('<username>')
        .requiredOption('--role <role>', role.options.join(', '))
        .option('--badge <badge>')
        .option('--name <name>')
        .action(run(addUser)),
    ),
    addTo(
      'station',
      new Command('add')
        .argument('<name>')
        .requiredOption('--equipment <ids>', 'one or more, with commas')
        .action(run(addStation)),
    ),
    addTo('feed', new Command('add').argument('<name>').action(run(addFeed))),
  ];
}

type Work = (store: Store, given: string, options: Options) => Promise<Outcome>;

async function addEquipment(store: Store, given: string, options: Options) {
  const equipment: Equipment = {
    id: newId(),
    name: read(name, given, 'the name'),
    room: options['room'] === undefined ? '' : read(name, options['room'], 'the room'),
    category: options['category'] === undefined ? '' : read(name, options['category'], 'the category'),
    condition: 'operational',
    requiresQualification: false,
    offlinePolicy: 'allow-current',
    stationIds: [],
  };
  await write(store, () => ({ facts: [{ type: 'equipment.created', equipment }] }));
  return { said: `${equipment.name} is in the lab. Its id is ${equipment.id}.`, json: equipment };
}

async function addUser(store: Store, given: string, options: Options) {
  const known = read(username, given, 'the user name');
  const user: User = {
    id: newId(),
    username: known,
    name: options['name'] === undefined ? known : read(name, options['name'], 'the name'),
    role: read(role, options['role'], 'the role'),
  };
  const badge = options['badge'] === undefined ? undefined : read(newBadge, options['badge'], 'the badge');
  const password = await readSecret('Password: ');
  if (password === '' && badge === undefined) {
    throw new CliRefusal('Give a password on standard input, or a badge: without either they could never sign in.');
  }
  const weakness = password === '' ? undefined : weaknessOf(password, known);
  const passwordHash = password === '' ? undefined : await hashPassword(password);
  const badgeHash = badge === undefined ? undefined : hashBadge(await store.siteKey(), badge);
  await write(store, (lab) => {
    const taken = Object.values(lab.staff.users).some((one) => one.username === user.username);
    if (taken) return refuse('already-exists', `There is a user ${user.username} already.`);
    const secret = {
      kind: 'user' as const,
      userId: user.id,
      ...(passwordHash !== undefined && { passwordHash }),
      ...(badgeHash !== undefined && { badgeHash }),
    };
    const signsInWith = [
      ...(badgeHash === undefined ? [] : (['badge'] as const)),
      ...(passwordHash === undefined ? [] : (['password'] as const)),
    ];
    return { facts: [{ type: 'user.created', user: { ...user, signsInWith } }], secrets: [secret] };
  });
  if (weakness !== undefined) console.error(`This password is weak: ${weakness}. Change it in the dashboard.`);
  return { said: `${user.name} can sign in as ${user.username} (${user.role}).`, json: user };
}

/**
 * What is wrong with a password, without repeating it. Whoever has the hub's machine may do everything, and sets up test
 * labs by script: they are told, not refused.
 */
function weaknessOf(password: string, username: string): string | undefined {
  if (password.length > MAX_PASSWORD_CHARS) throw new CliRefusal('This password won’t do: it is too long.');
  const { error } = newPassword.safeParse(password);
  if (error) return error.issues[0]?.message ?? 'it has the wrong form';
  return isLikeName(password, username) ? 'it is too close to the user name' : undefined;
}

async function addStation(store: Store, given: string, options: Options) {
  const named = String(options['equipment']).split(',');
  const equipmentIds = sortedIds(named.map((one) => read(id, one.trim(), 'an equipment’s id')));
  const station: Station = { id: newId(), name: read(name, given, 'the name'), equipmentIds };
  const token = newToken('station');
  await write(store, (lab) => {
    const refusal = refuseUnknownEquipment(lab, equipmentIds);
    if (refusal) return refusal;
    return {
      facts: enrollment(lab, station),
      secrets: [{ kind: 'station', stationId: station.id, tokenHash: hashToken(token) }],
    };
  });
  return {
    said: `Station ${station.name} is enrolled. Its token is shown only now: ${token}`,
    json: { ...station, token },
  };
}

async function addFeed(store: Store, given: string) {
  const called = read(name, given, 'the name');
  const { feed, token } = await makeFeed(store, { name: called }, Date.now(), { source: 'command-line' });
  return { said: `Feed ${feed.name} can read. Its token is shown only now: ${token}`, json: { ...feed, token } };
}

async function write(store: Store, plan: (lab: Lab) => Direct | ReturnType<typeof refuse>): Promise<void> {
  const refusal = await writeDirectly(store, plan);
  if (refusal) throw new CliRefusal(refusal.message);
}
