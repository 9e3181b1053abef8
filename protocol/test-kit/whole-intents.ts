import type { IntentBody, IntentType } from '../intents.ts';

const id = '00000000-0000-7000-8000-000000000001';

/** One of each, with every field; typed so that a new intent must be added here. */
export const WHOLE_INTENTS: { [T in IntentType]: Extract<IntentBody, { type: T }> } = {
  'session.start': { type: 'session.start', sessionId: id, equipmentId: id, userId: id, project: 'P', plannedMs: 1 },
  'session.extend': { type: 'session.extend', sessionId: id, plannedMs: 60_000, reason: 'r' },
  'session.end': { type: 'session.end', sessionId: id, outcome: 'completed', notes: 'n', endedAt: 1, reason: 'r' },
  'equipment.create': {
    type: 'equipment.create',
    equipmentId: id,
    name: 'n',
    room: 'r',
    category: 'c',
    requiresQualification: true,
    offlinePolicy: 'deny',
  },
  'equipment.update': {
    type: 'equipment.update',
    equipmentId: id,
    name: 'n',
    room: 'r',
    category: 'c',
    requiresQualification: true,
    offlinePolicy: 'deny',
  },
  'equipment.retire': { type: 'equipment.retire', equipmentId: id, reason: 'r' },
  'equipment.set-condition': {
    type: 'equipment.set-condition',
    equipmentId: id,
    condition: 'impaired',
    reason: 'r',
    expectedBackAt: 1,
  },
  'conflict.resolve': { type: 'conflict.resolve', sessionId: id, note: 'n' },
  'station.rename': { type: 'station.rename', stationId: id, name: 'n' },
  'station.assign': { type: 'station.assign', stationId: id, equipmentIds: [id] },
  'station.revoke': { type: 'station.revoke', stationId: id, reason: 'r' },
  'enrollment-key.revoke': { type: 'enrollment-key.revoke', enrollmentKeyId: id },
  'user.create': {
    type: 'user.create',
    userId: id,
    username: 'cleo',
    name: 'Cleo',
    role: 'researcher',
    badge: '4713',
    pin: '2580',
    password: 'correct horse battery',
  },
  'user.update': { type: 'user.update', userId: id, username: 'cleo', name: 'Cleo', role: 'manager' },
  'user.deactivate': { type: 'user.deactivate', userId: id },
  'user.reactivate': { type: 'user.reactivate', userId: id },
  'user.set-credentials': {
    type: 'user.set-credentials',
    userId: id,
    badge: '4713',
    pin: '2580',
    password: 'correct horse battery',
    remove: ['pin'],
  },
  'user.import': {
    type: 'user.import',
    people: [{ userId: id, username: 'cleo', name: 'Cleo', role: 'researcher', badge: '4713' }],
  },
  'qualification.grant': { type: 'qualification.grant', userId: id, equipmentId: id, expiresAt: 4_000_000_000_000 },
  'sign-in.unlock': { type: 'sign-in.unlock', lockedId: id },
  'qualification.revoke': { type: 'qualification.revoke', userId: id, equipmentId: id },
};
