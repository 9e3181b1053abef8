import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import * as foundation from './migrations/0001-foundation.ts';
import * as offline from './migrations/0002-offline.ts';
import * as actsOnce from './migrations/0003-acts-once.ts';
import * as enrollment from './migrations/0004-enrollment.ts';
import * as people from './migrations/0005-people.ts';
import * as audit from './migrations/0006-audit.ts';
import * as auditPlaces from './migrations/0007-audit-places.ts';
import * as pairingAddress from './migrations/0008-pairing-address.ts';
import * as savedSignIn from './migrations/0009-saved-sign-in.ts';
import * as problemsSamples from './migrations/0010-problems-samples.ts';
import * as observed from './migrations/0012-observed.ts';
import * as toldAt from './migrations/0014-told-at.ts';
import * as downtime from './migrations/0015-downtime.ts';
import * as wait from './migrations/0016-wait.ts';
import * as ownCondition from './migrations/0017-own-condition.ts';
import * as leftAlone from './migrations/0018-left-alone.ts';
import * as problemPhoto from './migrations/0019-problem-photo.ts';
import * as timeline from './migrations/0020-timeline.ts';
import * as waiting from './migrations/0021-waiting.ts';
import * as slowPassword from './migrations/0022-slow-password.ts';
import * as afterUse from './migrations/0023-after-use.ts';
import * as wallOf from './migrations/0024-wall-of.ts';
import type { Tables } from './tables.ts';

/** Every migration, by number. One that has landed is never edited: a later one changes what it did. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-foundation': foundation,
  '0002-offline': offline,
  '0003-acts-once': actsOnce,
  '0004-enrollment': enrollment,
  '0005-people': people,
  '0006-audit': audit,
  '0007-audit-places': auditPlaces,
  '0008-pairing-address': pairingAddress,
  '0009-saved-sign-in': savedSignIn,
  '0010-problems-samples': problemsSamples,
  '0012-observed': observed,
  '0014-told-at': toldAt,
  '0015-downtime': downtime,
  '0016-wait': wait,
  '0017-own-condition': ownCondition,
  '0018-left-alone': leftAlone,
  '0019-problem-photo': problemPhoto,
  '0020-timeline': timeline,
  '0021-waiting': waiting,
  '0022-slow-password': slowPassword,
  '0023-after-use': afterUse,
  '0024-wall-of': wallOf,
};

/** Brings the database to this build's shape; throws the failing migration's error. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve(MIGRATIONS) };
  // Two that touch different tables may land in either order; a store that has only the later one gets the other too.
  const migrator = new Migrator({ db, provider, allowUnorderedMigrations: true });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('The store could not be brought up to date.', { cause: error });
}
