import { type Kysely, sql } from 'kysely';

/**
 * What the timeline of a day reads: how each piece of equipment stood from when on, and its sessions by their ends. What
 * the log still tells is taken over; of what it does not, only how it is now.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('condition_change')
    .addColumn('equipment_id', 'text', (c) => c.notNull().references('equipment.id'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('condition', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addPrimaryKeyConstraint('condition_from', ['equipment_id', 'at'])
    .execute();
  await db.schema.createIndex('session_of_equipment').on('session').columns(['equipment_id', 'ended_at']).execute();
  await sql`INSERT OR REPLACE INTO condition_change (equipment_id, at, condition, reason)
    SELECT json_extract(body, '$.equipment.id'), at, json_extract(body, '$.equipment.condition'),
      json_extract(body, '$.equipment.conditionReason')
    FROM fact WHERE channel = 'floor' AND type IN ('equipment.created', 'equipment.condition-changed')
      AND json_extract(body, '$.equipment.id') IN (SELECT id FROM equipment)
    ORDER BY seq`.execute(db);
  await sql`INSERT INTO condition_change (equipment_id, at, condition, reason)
    SELECT id, CAST(unixepoch('subsec') * 1000 AS INTEGER), condition, condition_reason FROM equipment
    WHERE condition <> 'operational' AND id NOT IN (SELECT equipment_id FROM condition_change)`.execute(db);
}
