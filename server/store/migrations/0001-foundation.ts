import { type Kysely, sql } from 'kysely';

/** Every intent writes to these tables: kept by their key alone, a row is one page to write instead of two. */
const BY_KEY = sql`without rowid`;

/** The first shape of the store: channels and facts, the entities, exactly-once results, and who may sign in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createLog(db);
  await createEntities(db);
  await createGuards(db);
  await createIntents(db);
  await createIdentity(db);
}

async function createLog(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('meta')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('channel')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('epoch', 'text', (c) => c.notNull())
    .addColumn('head', 'bigint', (c) => c.notNull())
    .modifyEnd(BY_KEY)
    .execute();
  await db.schema
    .createTable('fact')
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('fact_place', ['channel', 'seq'])
    .modifyEnd(BY_KEY)
    .execute();
}

async function createEntities(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('equipment')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('room', 'text', (c) => c.notNull())
    .addColumn('category', 'text', (c) => c.notNull())
    .addColumn('condition', 'text', (c) => c.notNull())
    .addColumn('condition_reason', 'text')
    .addColumn('expected_back_at', 'bigint')
    .addColumn('requires_qualification', 'integer', (c) => c.notNull())
    .addColumn('offline_policy', 'text', (c) => c.notNull())
    .addColumn('retired_at', 'bigint')
    .execute();
  await db.schema
    .createTable('session')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('equipment_id', 'text', (c) => c.notNull().references('equipment.id'))
    .addColumn('operator_id', 'text', (c) => c.notNull())
    .addColumn('operator_name', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text')
    .addColumn('user_name', 'text')
    .addColumn('project', 'text')
    .addColumn('station_id', 'text')
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('planned_end_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addColumn('outcome', 'text')
    .addColumn('notes', 'text')
    .addColumn('recorded_offline', 'integer', (c) => c.notNull())
    .modifyEnd(BY_KEY)
    .execute();
}

/** One open session per equipment is the database's promise, whatever process writes. */
async function createGuards(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('one_open_session')
    .on('session')
    .column('equipment_id')
    .unique()
    .where(sql.ref('ended_at'), 'is', null)
    .execute();
}

async function createIntents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('install')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('owner', 'text', (c) => c.notNull())
    .addColumn('last_n', 'bigint', (c) => c.notNull())
    .modifyEnd(BY_KEY)
    .execute();
  await db.schema
    .createTable('intent')
    .addColumn('install_id', 'text', (c) => c.notNull())
    .addColumn('n', 'bigint', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('occurred_at', 'bigint', (c) => c.notNull())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addColumn('result', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('intent_number', ['install_id', 'n'])
    .modifyEnd(BY_KEY)
    .execute();
}

async function createIdentity(db: Kysely<unknown>): Promise<void> {
  await createPeople(db);
  await createStations(db);
  await db.schema
    .createTable('feed')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
}

async function createPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('user')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('username', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('password_hash', 'text')
    .addColumn('badge_hash', 'text', (c) => c.unique())
    .execute();
  await db.schema
    .createTable('web_session')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('user_id', 'text', (c) => c.notNull().references('user.id'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
}

async function createStations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('station')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('enrolled_at', 'bigint', (c) => c.notNull())
    .addColumn('token_hash', 'text', (c) => c.unique())
    .addColumn('revoked_at', 'bigint')
    .execute();
  await db.schema
    .createTable('station_equipment')
    .addColumn('station_id', 'text', (c) => c.notNull().references('station.id'))
    .addColumn('equipment_id', 'text', (c) => c.notNull().references('equipment.id'))
    .addPrimaryKeyConstraint('station_equipment_pair', ['station_id', 'equipment_id'])
    .execute();
  await db.schema
    .createTable('sign_in')
    .addColumn('station_id', 'text', (c) => c.primaryKey().references('station.id'))
    .addColumn('user_id', 'text', (c) => c.notNull().references('user.id'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
}
