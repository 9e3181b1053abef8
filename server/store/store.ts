import type { AuditPage, AuditQuery, AuditRecord, AuditSource } from '../../protocol/audit.ts';
import type { Condition, Role, Sample, Session } from '../../protocol/entities.ts';
import type { Author, Fact, FactBody } from '../../protocol/facts.ts';
import type { FloorState } from '../../protocol/floor.ts';
import type { Tries } from '../../protocol/lock-out.ts';
import type { ProblemPhoto } from '../../protocol/photo.ts';
import type { Place } from '../../protocol/place.ts';
import type { ChannelName } from '../../protocol/scalars.ts';
import type { Feed } from '../../protocol/settings.ts';
import type { StaffState } from '../../protocol/staff.ts';
import type { Cursor, IntentAck } from '../../protocol/wire.ts';
import type { NewAudit } from './audit.ts';

/** Everything that the hub keeps in memory: the states that facts fold to, and where each channel's log ends. */
export interface Loaded {
  floor: FloorState;
  staff: StaffState;
  channels: Map<ChannelName, Cursor>;
}

/** Facts at their places in one channel. */
export interface Append {
  channel: ChannelName;
  /** Used where the channel is new. */
  epoch: string;
  facts: Fact[];
}

/** An intent that has been run, with the answer that any repeat will get. */
export interface RunIntent {
  installId: string;
  owner: string;
  n: number;
  id: string;
  type: string;
  by: Author;
  occurredAt: number;
  receivedAt: number;
  offline: boolean;
  clockErrorMs: number | null;
  /** Where it came from, and which ids it names: for the audit. */
  source: AuditSource;
  address: string;
  about: Record<string, string>;
  ack: IntentAck;
}

/** A person's hashes: what is absent stays as it is, null takes it away. */
export interface UserSecret {
  kind: 'user';
  userId: string;
  passwordHash?: string | null;
  badgeHash?: string | null;
  pinHash?: string | null;
  /** Whether they are signed out everywhere. */
  endsSignIns?: true;
}

/** What no fact may hold: what somebody signs in with, as hashes only, and a photo, which is too large for one. */
export type Secret =
  | UserSecret
  | { kind: 'photo'; problemId: string; photo: ProblemPhoto }
  | { kind: 'station'; stationId: string; tokenHash: string }
  | { kind: 'enrollment-key'; enrollmentKeyId: string; keyHash: string }
  /** A code that was confirmed: it leads to this station, and to no other any more. */
  | { kind: 'pairing'; codeHash: string; stationId: string };

/** What one transaction writes: all of it, or nothing. */
export interface Batch {
  appends: Append[];
  /** The facts once each, in order: the entity tables follow from them. */
  facts: { at: number; fact: FactBody }[];
  intents: RunIntent[];
  secrets?: Secret[];
  /** Beside what the intents leave in the audit by themselves. */
  audit?: NewAudit[];
}

/**
 * `stale`: another process appended first; load again and decide anew. `guarded`: the database's own guard refused a row
 * of this batch (a second open session, an id or an act that is there already). Either way nothing was written.
 */
export type CommitResult = 'committed' | 'stale' | 'guarded';

export interface Install {
  owner: string;
  lastN: number;
}

export interface KnownUser {
  id: string;
  username: string;
  name: string;
  role: Role;
  passwordHash: string | null;
  pinHash: string | null;
  deactivatedAt: number | null;
}

/** A code that a kiosk shows, and the token that becomes a station's when a manager confirms the code. */
export interface Pairing {
  codeHash: string;
  tokenHash: string;
  expiresAt: number;
  /** From which network address the kiosk asked. */
  address?: string;
  /** The station that came of it. */
  stationId?: string;
}

export type NewPairing = Omit<Pairing, 'stationId'>;

/** A time in which the hub saw a station at a piece of equipment. Those of one piece do not overlap. */
export interface Span {
  equipmentId: string;
  since: number;
  until: number;
}

/** How a piece of equipment was from a time on. */
export interface ConditionChange {
  at: number;
  condition: Condition;
  reason?: string;
}

/** What is known of one piece of equipment between two times. */
export interface DayHistory {
  /** Whether there is, or was, such a piece. */
  isKnown: boolean;
  /** In the order of their starts. */
  sessions: Session[];
  /** The last one from before, and those in it. */
  changes: ConditionChange[];
  /** When it was in sight, in the order of the beginnings. */
  seen: { from: number; to: number }[];
}

export interface KnownEquipment {
  id: string;
  name: string;
  retiredAt: number | null;
  /** When it first was in sight. */
  observedSince: number | null;
}

/** What is known of a station's token. */
export type TokenOwner = { stationId: string; isRevoked: boolean };

/** Which facts stay for replay: those since a time, and no more than `count` a channel. */
export interface Retention {
  since: number;
  count: number;
  /** How many a channel loses in one go at most, so that nobody waits for it. */
  atMost: number;
}

/** What the hub signs sign-in lists with, and keys what is in them by. Made with the store, so that a restore keeps them. */
export interface ListKeys {
  /** Ed25519, PKCS8 in PEM. */
  privateKey: string;
  /** The site's salt of slow hashes. */
  salt: string;
  secret: string;
}

/** What somebody signs in with from a list: a badge or a password only once it was shown to the hub. */
export interface ListedMeans {
  userId: string;
  slowBadge: string | null;
  slowPassword: string | null;
  pinHash: string | null;
}

/** Under which name the tries of a person or a station are kept. */
export const triesSubject = ({ kind, id }: { kind: 'user' | 'station'; id: string }): string => `${kind}/${id}`;

/** Who is signed in somewhere, and until when (hub's epoch milliseconds). */
export interface Lease {
  userId: string;
  expiresAt: number;
}

/** `wallOf` is whose wall it is, where it is one. */
export interface NewFeed extends Feed {
  tokenHash: string;
  wallOf?: string | undefined;
}

/**
 * The one durable place. Every call that writes is on disk when it resolves; a call that rejects has written nothing.
 * Rejections are storage faults, never rules; {@link storageFaultOf} names them for the wire.
 */
export interface Store {
  load(): Promise<Loaded>;
  commit(batch: Batch): Promise<CommitResult>;
  /** Facts of one channel after a place, in order, at most `limit`. */
  factsAfter(channel: ChannelName, seq: number, limit: number): Promise<Fact[]>;
  cursors(): Promise<Map<ChannelName, Cursor>>;
  /** One session, open or ended. */
  session(id: string): Promise<Session | undefined>;
  /** Sessions that started at or after a time, oldest first, at most `limit`, from behind the one named. */
  sessionsFrom(startedAt: number, limit: number, after?: { startedAt: number; id: string }): Promise<Session[]>;
  /** Sessions that ended after a time, in the order of their ends, at most `limit`, from behind the one named. */
  sessionsEndedAfter(endedAt: number, limit: number, after?: { endedAt: number; id: string }): Promise<Session[]>;
  /** Sessions that ended before a place in that order, the last first, and at or after `from`; at most `limit`. */
  sessionsEndedBefore(before: Place, limit: number, from: number): Promise<Session[]>;
  /** Those that have not ended, collided ones too. */
  openSessions(): Promise<Session[]>;
  /** What is known of a piece of equipment between two times: at most `limit` sessions. */
  dayOf(equipmentId: string, day: { from: number; to: number; limit: number }): Promise<DayHistory>;
  /** Notes that these pieces of equipment are in sight; what was a moment before has been so since. */
  observe(equipmentIds: readonly string[], at: number): Promise<void>;
  /** Times in sight that ended after a time, in the order of their ends, at most `limit`, from behind the one named. */
  spansAfter(until: number, limit: number, after?: Span): Promise<Span[]>;
  /** Drops the oldest times in sight that ended before a time, at most so many; says how many. */
  pruneObserved(since: number, atMost: number): Promise<number>;
  /** Every piece of equipment, retired ones too. */
  everyEquipment(): Promise<KnownEquipment[]>;
  /** Samples by when they were submitted. */
  samplesFrom(submittedAt: number, limit: number, after?: { submittedAt: number; id: string }): Promise<Sample[]>;
  /** Finished samples submitted before a place in that order, the last first; at most `limit`. */
  samplesFinishedBefore(before: Place | undefined, limit: number): Promise<Sample[]>;
  /** Drops the oldest facts beyond what is kept; says how many. */
  pruneFacts(keep: Retention): Promise<number>;
  install(installId: string): Promise<Install | undefined>;
  ackOf(installId: string, n: number): Promise<IntentAck | undefined>;
  /** The answer to the act of this id, under whatever number it ran, and whose it was. */
  ackOfAct(id: string): Promise<{ owner: string; ack: IntentAck } | undefined>;
  /** Records what is no intent: sign-ins and sign-outs. */
  audit(records: NewAudit[]): Promise<void>;
  /** The newest first; a page may be short although there is more, and says where to go on. */
  auditBefore(query: AuditQuery): Promise<AuditPage>;
  /** The oldest first, from behind a place. */
  auditAfter(n: number, limit: number): Promise<AuditRecord[]>;
  /** Drops the oldest records before a time, at most so many; says how many. */
  pruneAudit(since: number, atMost: number): Promise<number>;
  /** Whether another process has written since this was last asked. Cheap: no table is read. */
  changedElsewhere(): boolean;

  userByUsername(username: string): Promise<KnownUser | undefined>;
  userByBadge(badgeHash: string): Promise<KnownUser | undefined>;
  stationByToken(tokenHash: string): Promise<TokenOwner | undefined>;
  enrollmentKeyByHash(keyHash: string): Promise<string | undefined>;
  /** Every pairing that is kept: those that wait, and for a while those that are over. */
  pairings(): Promise<Pairing[]>;
  /** Adds one in place of all that this token waited under before, and drops those that ended before `dropBefore`. */
  addPairing(pairing: NewPairing, dropBefore: number): Promise<void>;
  feedByToken(tokenHash: string): Promise<{ id: string; name: string } | undefined>;
  /** The oldest first. */
  feeds(): Promise<Feed[]>;
  /** The feeds that are somebody's walls. */
  wallsOf(userId: string): Promise<Feed[]>;
  addFeed(feed: NewFeed, audit: NewAudit): Promise<void>;
  /** Whether there was one; with its record in the audit, where there was. */
  removeFeed(feedId: string, audit: NewAudit): Promise<boolean>;

  signInAt(stationId: string): Promise<Lease | undefined>;
  saveSignIn(stationId: string, lease: Lease & { at: number }): Promise<void>;
  removeSignIn(stationId: string): Promise<void>;
  webSession(tokenHash: string): Promise<Lease | undefined>;
  saveWebSession(tokenHash: string, lease: Lease & { at: number }): Promise<void>;
  removeWebSession(tokenHash: string): Promise<void>;

  /**
   * Changes the tries of a subject in one step, so that none of many at once goes uncounted: `change` gets what is kept
   * and says what is kept from now on, or nothing to forget it; the same object writes nothing. It may not wait.
   */
  changeTries(subject: string, change: (before: Tries | undefined) => Tries | undefined): Promise<void>;

  /** The photo of a problem, as long as it is kept. */
  problemPhoto(problemId: string): Promise<ProblemPhoto | undefined>;
  prunePhotos(resolvedBefore: number): Promise<void>;

  /** When a backup of this store was last made and found sound. */
  lastBackupAt(): Promise<number | undefined>;
  listKeys(): Promise<ListKeys>;
  /** A version above every one before it, and not below this time. */
  nextListVersion(now: number): Promise<number>;
  listedMeans(): Promise<ListedMeans[]>;
  /** Whether this badge, which is somebody's, has no slow hash yet. */
  lacksSlowBadge(badgeHash: string): Promise<boolean>;
  /** Nothing where the badge was taken away meanwhile. */
  saveSlowBadge(badgeHash: string, slowBadge: string): Promise<void>;
  lacksSlowPassword(user: KnownUser): Promise<boolean>;
  /** Nothing where the password is another one meanwhile than this person's was. */
  saveSlowPassword(user: KnownUser, slowPassword: string): Promise<void>;

  /** The key of this site's badge hashes; made with the store. */
  siteKey(): Promise<string>;
  /** Resolves if the store can be read and written. */
  check(): Promise<void>;
  close(): Promise<void>;
}
