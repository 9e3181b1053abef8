import type { Transaction } from 'kysely';
import { qualificationKey, type Sample } from '../../protocol/entities.ts';
import type { FloorState } from '../../protocol/floor.ts';
import { channelName } from '../../protocol/scalars.ts';
import { type Wait, waitKey } from '../../protocol/wait.ts';
import { readAnnouncement, readDowntime, readProblem, readSample, readWait } from './day-rows.ts';
import {
  readEnrollmentKey,
  readEquipment,
  readLock,
  readQualification,
  readSession,
  readStation,
  readUser,
} from './rows.ts';
import type { Loaded } from './store.ts';
import type { Tables } from './tables.ts';

/** Reads the present states from the entity tables; equal to what the channels' facts fold to. */
export async function loadAll(trx: Transaction<Tables>): Promise<Loaded> {
  const channels = await trx.selectFrom('channel').selectAll().execute();
  const users = await trx
    .selectFrom('user')
    .select(['id', 'username', 'name', 'role', 'signs_in_with', 'deactivated_at'])
    .execute();
  const locks = await trx.selectFrom('sign_in_lock').selectAll().execute();
  const qualifications = await trx.selectFrom('qualification').selectAll().execute();
  const conflicts = await trx
    .selectFrom('session')
    .selectAll()
    .where('conflict', 'is not', null)
    .where('conflict_resolved_at', 'is', null)
    .execute();
  const keys = await trx.selectFrom('enrollment_key').selectAll().where('revoked_at', 'is', null).execute();
  const waits = (await trx.selectFrom('wait').selectAll().execute()).map(readWait);
  return {
    channels: new Map(channels.map((row) => [channelName.parse(row.name), { epoch: row.epoch, seq: row.head }])),
    floor: { ...(await loadFloor(trx)), waiting: countByEquipment(waits) },
    staff: {
      users: byId(users.map(readUser)),
      conflicts: byId(conflicts.map(readSession)),
      locks: byId(locks.map(readLock)),
      qualifications: Object.fromEntries(
        qualifications.map((row) => [qualificationKey(row.user_id, row.equipment_id), readQualification(row)]),
      ),
      enrollmentKeys: byId(keys.map(readEnrollmentKey)),
      samples: byId(await loadSamples(trx)),
      waits: Object.fromEntries(waits.map((one) => [waitKey(one), one])),
    },
  };
}

async function loadFloor(trx: Transaction<Tables>): Promise<Omit<FloorState, 'waiting'>> {
  const pairs = await trx
    .selectFrom('station_equipment')
    .selectAll()
    .orderBy('station_id')
    .orderBy('equipment_id')
    .execute();
  const stationsOf = Map.groupBy(pairs, (pair) => pair.equipment_id);
  const equipmentOf = Map.groupBy(pairs, (pair) => pair.station_id);
  const equipment = await trx.selectFrom('equipment').selectAll().where('retired_at', 'is', null).execute();
  const stations = await trx.selectFrom('station').select(['id', 'name']).where('revoked_at', 'is', null).execute();
  const sessions = await trx
    .selectFrom('session')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('conflict', 'is', null)
    .execute();
  const problems = await trx.selectFrom('problem').selectAll().where('resolved_at', 'is', null).execute();
  const announcements = await trx.selectFrom('announcement').selectAll().where('cleared_at', 'is', null).execute();
  const downtimes = await trx.selectFrom('downtime').selectAll().where('over_at', 'is', null).execute();
  const recipients = await trx
    .selectFrom('user')
    .select(['id', 'name'])
    .where('role', '!=', 'researcher')
    .where('deactivated_at', 'is', null)
    .execute();
  return {
    equipment: byId(
      equipment.map((row) =>
        readEquipment(
          row,
          (stationsOf.get(row.id) ?? []).map((pair) => pair.station_id),
        ),
      ),
    ),
    stations: byId(
      stations.map((row) =>
        readStation(
          row,
          (equipmentOf.get(row.id) ?? []).map((pair) => pair.equipment_id),
        ),
      ),
    ),
    sessions: byId(sessions.map(readSession)),
    problems: byId(problems.map(readProblem)),
    announcements: byId(announcements.map(readAnnouncement)),
    downtimes: byId(downtimes.map(readDowntime)),
    recipients: byId(recipients),
  };
}

/** Those in sight; which of the finished ones somebody has not seen is in their rows. */
async function loadSamples(trx: Transaction<Tables>): Promise<Sample[]> {
  const rows = await trx
    .selectFrom('sample')
    .selectAll()
    .where((eb) => eb.or([eb('status', 'not in', ['done', 'rejected']), eb('unread_by', '!=', '[]')]))
    .execute();
  return rows.map(readSample);
}

function countByEquipment(waits: Wait[]): FloorState['waiting'] {
  const counts = Map.groupBy(waits, (one) => one.equipmentId);
  return Object.fromEntries(
    [...counts].map(([equipmentId, ofIt]) => [equipmentId, { equipmentId, people: ofIt.length }]),
  );
}

const byId = <T extends { id: string }>(all: T[]): Record<string, T> =>
  Object.fromEntries(all.map((one) => [one.id, one]));
