import { z } from 'zod';
import { durationMs, epochMs, id, name, named, sentence } from './scalars.ts';

export const condition = z.enum(['operational', 'impaired', 'out-of-service']);
/** Whether equipment works. Whether it is in use follows from its open session, never from this. */
export type Condition = z.infer<typeof condition>;

/**
 * What a kiosk lets people do at this equipment while it can't reach the hub: everything, only end what runs, or nothing.
 * The kiosk keeps to it at the press; the hub takes what was done, because it was done.
 */
export const offlinePolicy = z.enum(['allow', 'allow-current', 'deny']);
export type OfflinePolicy = z.infer<typeof offlinePolicy>;

/** What is to be done with equipment when a session on it ends. */
export const afterUse = z.enum(['leave-on', 'shut-down']);
export type AfterUse = z.infer<typeof afterUse>;
const saidAfterUse = z.enum([...afterUse.options, 'unsaid']);
/** What a manager says of that. */
export type SaidAfterUse = z.infer<typeof saidAfterUse>;

/** How equipment is in the words of those who run the lab. */
const ownCondition = z.object({ condition, reason: z.string().optional(), expectedBackAt: epochMs.optional() });

export const equipment = z.object({
  id,
  name: z.string(),
  room: z.string(),
  category: z.string(),
  condition,
  conditionReason: z.string().optional(),
  expectedBackAt: epochMs.optional(),
  /** What a problem found when it made the condition worse, and gives back; absent where the condition is people's own. */
  ownCondition: ownCondition.optional(),
  requiresQualification: z.boolean(),
  offlinePolicy,
  /** What whoever ends a session is told to do with it, and what else, in the words of those who run the lab. */
  afterUse: afterUse.optional(),
  afterUseNote: z.string().optional(),
  stationIds: z.array(id),
});
export type Equipment = z.infer<typeof equipment>;

/** How a session came out: a lower-case word. Our screens write `completed` and `problem`; sites may add their own. */
export const outcome = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** The outcome of a session that its kiosk ended by the site's policy, because nobody touched anything any more. */
export const IDLE_OUTCOME = 'idle';
/** That of one whose end was forgotten, and was named by whoever came next. */
export const FORGOTTEN_OUTCOME = 'forgotten';

/** That of one that its operator handed over to whoever took it over. */
export const HANDED_OVER_OUTCOME = 'handed-over';

/** Why a use that nobody could check beforehand collides with the lab's state. `no-sign-in`: who did it could not sign in there any more. */
export const conflictReason = z.enum(['in-use', 'out-of-service', 'not-qualified', 'no-sign-in']);
export type ConflictReason = z.infer<typeof conflictReason>;

/** What is known of a use that collided: what stood against it, when it was told, and what a manager made of it. */
export const conflict = z.object({
  reason: conflictReason,
  /** The session that was open on the equipment when the hub heard of this one, as it was then. */
  sessionId: id.optional(),
  other: z.object({ operator: named, startedAt: epochMs }).optional(),
  /** The hub's time when it heard of the start and of the end; `startedAt` and `endedAt` are when they happened. */
  toldAt: epochMs.optional(),
  endToldAt: epochMs.optional(),
  /** How far `startedAt` may be off, in milliseconds; absent where the kiosk never compared its clock. */
  clockErrorMs: z.number().min(0).optional(),
  /** What the manager wrote who settled it. */
  note: z.string().optional(),
});
export type Conflict = z.infer<typeof conflict>;

export const session = z.object({
  id,
  equipmentId: id,
  operator: named,
  user: named.optional(),
  project: z.string().optional(),
  startedAt: epochMs,
  plannedEndAt: epochMs.optional(),
  endedAt: epochMs.optional(),
  outcome: outcome.optional(),
  notes: z.string().optional(),
  stationId: id.optional(),
  /** Some of it was told by a kiosk that could not reach the hub then; its times are that kiosk's. */
  recordedOffline: z.boolean().optional(),
  /** The hub's time when it heard of an end that was told late; while it runs, or was ended as it happened, of such a start. */
  toldAt: epochMs.optional(),
  /** Some of it was done by somebody whom the hub had not signed in: their kiosk had, from its saved list. */
  signedInOffline: z.boolean().optional(),
  /** What stood against it when the hub heard of it. The use did happen; a manager looks at it. */
  conflict: conflict.optional(),
  /** When its operator says that it ended, where it had been ended by somebody else before. */
  claimedEndedAt: epochMs.optional(),
  /** Until when it is to run with nobody at it: until then nobody is asked whether they are still there. */
  unattendedUntil: epochMs.optional(),
  /** Since when nobody has touched anything at its kiosk, where nobody answered either: an end at that time is proposed. */
  idleSince: epochMs.optional(),
  /** Until when its operator hands it over to whoever signs in at its kiosk. */
  offeredUntil: epochMs.optional(),
  /** Its end was named afterwards, and is not when the hub heard of it: when that was, and by whom where it was a person. */
  endNamed: z.object({ at: epochMs, by: named.optional() }).optional(),
});
/** One person's use of one piece of equipment; open until `endedAt` is set. */
export type Session = z.infer<typeof session>;

export const severity = z.enum(['minor', 'major', 'critical']);
export type Severity = z.infer<typeof severity>;

/** What our screens offer as a problem's category; other programs may write words of their own. */
export const PROBLEM_CATEGORIES = ['hardware', 'software', 'supplies', 'results', 'safety', 'other'] as const;
export type ProblemCategory = (typeof PROBLEM_CATEGORIES)[number];

export const problem = z.object({
  id,
  equipmentId: id,
  category: z.string(),
  severity,
  stillUsable: z.boolean(),
  note: z.string(),
  reportedAt: epochMs,
  reportedBy: named,
  /** It was told by a kiosk that could not reach the hub then; `reportedAt` is that kiosk's time. */
  recordedOffline: z.boolean().optional(),
  resolvedAt: epochMs.optional(),
  resolvedBy: named.optional(),
  /** What was done about it. */
  resolution: z.string().optional(),
  /** When the photo was added that the hub has of it; absent where there is none. */
  photoAt: epochMs.optional(),
});
/** Something wrong with a piece of equipment, told by somebody at it; open until `resolvedAt` is set. */
export type Problem = z.infer<typeof problem>;

export const station = z.object({ id, name: z.string(), equipmentIds: z.array(id) });
/** A kiosk PC and the equipment that it stands at. */
export type Station = z.infer<typeof station>;

export const enrollmentKey = z.object({
  id,
  name: z.string(),
  createdAt: epochMs,
  expiresAt: epochMs,
  maxUses: z.int().min(1),
  uses: z.int().min(0),
});
/** What lets kiosks enroll by themselves, so many times and for so long. The key itself is shown once and kept nowhere. */
export type EnrollmentKey = z.infer<typeof enrollmentKey>;

export const announcement = z.object({
  id,
  text: z.string(),
  postedAt: epochMs,
  postedBy: named,
  /** The stations that show it; every screen where there are none named. */
  stationIds: z.array(id).optional(),
  /** From when on screens leave it out by themselves. */
  until: epochMs.optional(),
});
/** What the people who run the lab tell everyone, or those at some stations. */
export type Announcement = z.infer<typeof announcement>;

export const sampleStatus = z.enum(['submitted', 'received', 'queued', 'running', 'done', 'rejected']);
/** Where a sample is on its way; `done` and `rejected` are its ends. */
export type SampleStatus = z.infer<typeof sampleStatus>;

export const sample = z.object({
  id,
  /** What its submitter is given to ask by; samples that were submitted together share it. */
  receipt: z.string(),
  label: z.string(),
  kind: z.string(),
  hazard: z.string().optional(),
  status: sampleStatus,
  submittedBy: named,
  submittedAt: epochMs,
  stationId: id.optional(),
  /** It was submitted at a kiosk that could not reach the hub then; `submittedAt` is that kiosk's time. */
  recordedOffline: z.boolean().optional(),
  /** Whom it is for. */
  recipient: named,
  /** Who has taken it on. */
  assignee: named.optional(),
  assignedAt: epochMs.optional(),
  /** Who changed it last, when, and what they wrote. */
  changedBy: named,
  changedAt: epochMs,
  note: z.string().optional(),
  /** Everyone who has to do with it, also whoever had it before. */
  followerIds: z.array(id),
  /** Those of them who have not seen what changed last. */
  unreadBy: z.array(id),
});
/** A sample that somebody submitted to somebody. */
export type Sample = z.infer<typeof sample>;

export const isFinished = ({ status }: Sample): boolean => status === 'done' || status === 'rejected';

/** Whether lists still show it: until it is finished and everyone has seen that, or was waited for long enough. */
export const isInSight = (one: Sample): boolean => !isFinished(one) || one.unreadBy.length > 0;

export const role = z.enum(['researcher', 'manager', 'admin']);
export type Role = z.infer<typeof role>;

/** A sign-in name: lower-case, so that `Ana` and `ana` are one person. */
export const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]{0,63}$/);

/** What a person may sign in with. Which of it suffices where is the site's policy. */
export const signInMeans = z.enum(['badge', 'pin', 'password']);
export type SignInMeans = z.infer<typeof signInMeans>;

export const user = z.object({
  id,
  username: z.string(),
  name: z.string(),
  role,
  /** What they have to sign in with; absent where it was never told. */
  signsInWith: z.array(signInMeans).optional(),
  /** Since when they can't sign in any more; who they were stays known. */
  deactivatedAt: epochMs.optional(),
});
/** A person as screens see them; the secrets that they sign in with never leave the hub. */
export type User = z.infer<typeof user>;

export const qualification = z.object({
  userId: id,
  equipmentId: id,
  grantedAt: epochMs,
  expiresAt: epochMs.optional(),
});
/** Leave to use a piece of equipment that asks for it; over from `expiresAt` on. */
export type Qualification = z.infer<typeof qualification>;

/** A person or a station that may not sign in for a while, after too many wrong tries. */
export const signInLock = z.object({
  id,
  kind: z.enum(['user', 'station']),
  name: z.string(),
  tries: z.int(),
  until: epochMs,
});
export type SignInLock = z.infer<typeof signInLock>;

/** Where a qualification stands in a map of everyone's. */
export const qualificationKey = (userId: string, equipmentId: string): string => `${userId}/${equipmentId}`;

/** Whether a qualification counts at a time. */
export const isQualified = (one: Qualification | undefined, at: number): boolean =>
  one !== undefined && (one.expiresAt === undefined || at < one.expiresAt);

/** What a manager may set on equipment; `create` takes all, `update` any. */
export const equipmentFields = {
  name,
  room: name,
  category: name,
  requiresQualification: z.boolean(),
  offlinePolicy,
  /** `unsaid` takes it back, and so does an empty note. */
  afterUse: saidAfterUse,
  afterUseNote: sentence,
};

/** The planned end of a session that runs for `plannedMs` from its start. */
export const plannedEnd = (startedAt: number, plannedMs: number): number => startedAt + durationMs.parse(plannedMs);

/** A session that is to run unattended is planned until then at least: nobody is told before that it should have ended. */
export const runsUntil = (
  until: number | undefined,
  plannedEndAt: number | undefined,
): Pick<Session, 'unattendedUntil' | 'plannedEndAt'> =>
  until === undefined ? {} : { unattendedUntil: until, plannedEndAt: Math.max(until, plannedEndAt ?? until) };
