import fc from 'fast-check';
import type { Downtime } from '../downtime.ts';
import type {
  Announcement,
  Conflict,
  EnrollmentKey,
  Equipment,
  Problem,
  Qualification,
  Sample,
  Session,
  SignInLock,
  Station,
  User,
} from '../entities.ts';
import { FACT_TYPES, type Fact, type FactBody } from '../facts.ts';
import type { Wait } from '../wait.ts';

/** Few ids, so that facts meet: a session is started twice, ended unseen, its equipment retired under it. */
const pool = (from: number): fc.Arbitrary<string> =>
  fc.integer({ min: from, max: from + 4 }).map((n) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`);

const optional = <T extends object>(required: fc.Arbitrary<T>, more: fc.Arbitrary<Partial<T>>): fc.Arbitrary<T> =>
  fc.tuple(required, more).map(([a, b]) => ({ ...a, ...b }));

const text = fc.string({ maxLength: 20 });
const time = fc.integer({ min: 0, max: 8_640_000_000_000_000 });
const named = fc.record({ id: pool(900), name: text });

export const arbEquipment: fc.Arbitrary<Equipment> = optional<Equipment>(
  fc.record({
    id: pool(100),
    name: text,
    room: text,
    category: text,
    condition: fc.constantFrom('operational', 'impaired', 'out-of-service'),
    requiresQualification: fc.boolean(),
    offlinePolicy: fc.constantFrom('allow', 'allow-current', 'deny'),
    stationIds: fc.array(pool(500), { maxLength: 2 }),
  }),
  fc.record(
    {
      conditionReason: text,
      expectedBackAt: time,
      ownCondition: fc.record(
        { condition: fc.constantFrom('operational', 'impaired'), reason: text, expectedBackAt: time },
        { requiredKeys: ['condition'] },
      ),
      afterUse: fc.constantFrom('leave-on', 'shut-down'),
      afterUseNote: text,
    },
    { requiredKeys: [] },
  ),
);

export const arbSession: fc.Arbitrary<Session> = optional<Session>(
  fc.record({ id: pool(200), equipmentId: pool(100), operator: named, startedAt: time }),
  fc.record(
    {
      user: named,
      project: text,
      plannedEndAt: time,
      notes: text,
      stationId: pool(500),
      recordedOffline: fc.boolean(),
      toldAt: time,
      signedInOffline: fc.boolean(),
      conflict: optional<Conflict>(
        fc.record({ reason: fc.constantFrom('in-use', 'out-of-service') }),
        fc.record(
          {
            sessionId: pool(200),
            other: fc.record({ operator: named, startedAt: time }),
            toldAt: time,
            endToldAt: time,
            clockErrorMs: fc.nat(),
            note: text,
          },
          { requiredKeys: [] },
        ),
      ),
      claimedEndedAt: time,
      unattendedUntil: time,
      idleSince: time,
      offeredUntil: time,
      endNamed: optional<NonNullable<Session['endNamed']>>(
        fc.record({ at: time }),
        fc.record({ by: named }, { requiredKeys: [] }),
      ),
    },
    { requiredKeys: [] },
  ),
);

const arbStation: fc.Arbitrary<Station> = fc.record({
  id: pool(500),
  name: text,
  equipmentIds: fc.array(pool(100), { maxLength: 3 }),
});

const arbUser: fc.Arbitrary<User> = optional<User>(
  fc.record({
    id: pool(900),
    username: text,
    name: text,
    role: fc.constantFrom('researcher', 'manager', 'admin'),
  }),
  fc.record(
    { signsInWith: fc.subarray(['badge', 'pin', 'password'] as const).map((all) => [...all]), deactivatedAt: time },
    { requiredKeys: [] },
  ),
);

const arbQualification: fc.Arbitrary<Qualification> = optional<Qualification>(
  fc.record({ userId: pool(900), equipmentId: pool(100), grantedAt: time }),
  fc.record({ expiresAt: time }, { requiredKeys: [] }),
);

const arbEnrollmentKey: fc.Arbitrary<EnrollmentKey> = fc.record({
  id: pool(700),
  name: text,
  createdAt: time,
  expiresAt: time,
  maxUses: fc.integer({ min: 1, max: 9 }),
  uses: fc.integer({ min: 0, max: 9 }),
});

const arbLock: fc.Arbitrary<SignInLock> = fc.record({
  id: pool(900),
  kind: fc.constantFrom('user', 'station'),
  name: text,
  tries: fc.nat(),
  until: time,
});

const arbProblem: fc.Arbitrary<Problem> = optional<Problem>(
  fc.record({
    id: pool(300),
    equipmentId: pool(100),
    category: text,
    severity: fc.constantFrom('minor', 'major', 'critical'),
    stillUsable: fc.boolean(),
    note: text,
    reportedAt: time,
    reportedBy: named,
  }),
  fc.record(
    { recordedOffline: fc.boolean(), resolvedAt: time, resolvedBy: named, resolution: text },
    { requiredKeys: [] },
  ),
);

const arbSample: fc.Arbitrary<Sample> = optional<Sample>(
  fc.record({
    id: pool(400),
    receipt: text,
    label: text,
    kind: text,
    status: fc.constantFrom('submitted', 'received', 'queued', 'running', 'done', 'rejected'),
    submittedBy: named,
    submittedAt: time,
    recipient: named,
    changedBy: named,
    changedAt: time,
    followerIds: fc.uniqueArray(pool(900), { maxLength: 3 }),
    unreadBy: fc.uniqueArray(pool(900), { maxLength: 2 }),
  }),
  fc.record(
    {
      hazard: text,
      stationId: pool(500),
      recordedOffline: fc.boolean(),
      assignee: named,
      assignedAt: time,
      note: text,
    },
    { requiredKeys: [] },
  ),
);

const arbAnnouncement: fc.Arbitrary<Announcement> = optional<Announcement>(
  fc.record({ id: pool(600), text, postedAt: time, postedBy: named }),
  fc.record({ stationIds: fc.array(pool(500), { maxLength: 2 }), until: time }, { requiredKeys: [] }),
);

const arbDowntime: fc.Arbitrary<Downtime> = optional<Downtime>(
  fc.record({
    id: pool(800),
    equipmentId: pool(100),
    startsAt: time,
    endsAt: time,
    reason: text,
    plannedBy: named,
    plannedAt: time,
  }),
  fc.record(
    {
      startedAt: time,
      found: optional<NonNullable<Downtime['found']>>(
        fc.record({ condition: fc.constantFrom('operational', 'impaired', 'out-of-service') }),
        fc.record({ conditionReason: text, expectedBackAt: time }, { requiredKeys: [] }),
      ),
      overAt: time,
    },
    { requiredKeys: [] },
  ),
);

const arbWait: fc.Arbitrary<Wait> = optional<Wait>(
  fc.record({ user: named, equipmentId: pool(100), since: time }),
  fc.record({ metAt: time }, { requiredKeys: [] }),
);

/** What each entity's facts carry; typed so that a new type of fact must be added here. */
const bodies: { [T in FactBody['type']]: fc.Arbitrary<Omit<Extract<FactBody, { type: T }>, 'type'>> } = {
  'session.started': fc.record({ session: arbSession }),
  'session.extended': fc.record({ session: arbSession }),
  'session.updated': fc.record({ session: arbSession }),
  'session.ended': fc.record({ session: arbSession }),
  'session.conflicted': fc.record({ session: arbSession }),
  'session.corrected': fc.record({ session: arbSession }),
  'conflict.resolved': fc.record({ session: arbSession }),
  'equipment.created': fc.record({ equipment: arbEquipment }),
  'equipment.updated': fc.record({ equipment: arbEquipment }),
  'equipment.condition-changed': fc.record({ equipment: arbEquipment }),
  'equipment.retired': fc.record({ equipment: arbEquipment }),
  'problem.reported': fc.record({ problem: arbProblem }),
  'problem.resolved': fc.record({ problem: arbProblem }),
  'problem.photo-added': fc.record({ problem: arbProblem }),
  'downtime.planned': fc.record({ downtime: arbDowntime }),
  'downtime.changed': fc.record({ downtime: arbDowntime }),
  'downtime.started': fc.record({ downtime: arbDowntime }),
  'downtime.ended': fc.record({ downtime: arbDowntime }),
  'downtime.cancelled': fc.record({ downtime: arbDowntime }),
  'wait.begun': fc.record({ wait: arbWait }),
  'wait.met': fc.record({ wait: arbWait }),
  'wait.ended': fc.record({ wait: arbWait }),
  'waiting.changed': fc.record({ waiting: fc.record({ equipmentId: pool(100), people: fc.nat({ max: 2 }) }) }),
  'recipient.added': fc.record({ recipient: named }),
  'recipient.removed': fc.record({ recipient: named }),
  'sample.submitted': fc.record({ sample: arbSample }),
  'sample.status-changed': fc.record({ sample: arbSample }),
  'sample.assigned': fc.record({ sample: arbSample }),
  'inbox.read': fc.record({ sample: arbSample }),
  'announcement.posted': fc.record({ announcement: arbAnnouncement }),
  'announcement.cleared': fc.record({ announcement: arbAnnouncement }),
  'station.enrolled': fc.record({ station: arbStation }),
  'station.renamed': fc.record({ station: arbStation }),
  'station.assigned': fc.record({ station: arbStation }),
  'station.revoked': fc.record({ station: arbStation }),
  'enrollment-key.created': fc.record({ enrollmentKey: arbEnrollmentKey }),
  'enrollment-key.used': fc.record({ enrollmentKey: arbEnrollmentKey }),
  'enrollment-key.revoked': fc.record({ enrollmentKey: arbEnrollmentKey }),
  'sign-in.locked': fc.record({ lock: arbLock }),
  'sign-in.unlocked': fc.record({ lock: arbLock }),
  'user.created': fc.record({ user: arbUser }),
  'user.updated': fc.record({ user: arbUser }),
  'user.deactivated': fc.record({ user: arbUser }),
  'user.reactivated': fc.record({ user: arbUser }),
  'user.credentials-changed': fc.record({ user: arbUser }),
  'qualification.granted': fc.record({ qualification: arbQualification }),
  'qualification.revoked': fc.record({ qualification: arbQualification }),
};

export const arbFactBody: fc.Arbitrary<FactBody> = fc.oneof(
  ...FACT_TYPES.map((type) => bodies[type].map((body) => ({ type, ...body }) as FactBody)),
);

/** A log from its beginning: places 1, 2, 3 … */
export const arbLog: fc.Arbitrary<Fact[]> = fc
  .array(arbFactBody, { maxLength: 60 })
  .map((all) => all.map((body, index) => ({ seq: index + 1, at: 1_700_000_000_000 + index, by: {}, ...body })));
