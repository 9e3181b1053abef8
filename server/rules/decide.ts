import type { User } from '../../protocol/entities.ts';
import { type IntentBody, type IntentType, isOpenToSavedSignIn, mayAsk } from '../../protocol/intents.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Actor } from '../../protocol/wire.ts';
import type { Vouched } from '../flow/vouched.ts';
import type { Sealed } from '../identity/seal.ts';
import { clearAnnouncement } from './announcement-clear.ts';
import { postAnnouncement } from './announcement-post.ts';
import { resolveConflict } from './conflict-resolve.ts';
import { cancelDowntime } from './downtime-cancel.ts';
import { changeDowntime } from './downtime-change.ts';
import { planDowntime } from './downtime-plan.ts';
import { revokeEnrollmentKey } from './enrollment-key-revoke.ts';
import { createEquipment } from './equipment-create.ts';
import { retireEquipment } from './equipment-retire.ts';
import { setCondition } from './equipment-set-condition.ts';
import { updateEquipment } from './equipment-update.ts';
import { reportProblem } from './problem-report.ts';
import { resolveProblem } from './problem-resolve.ts';
import { grantQualification } from './qualification-grant.ts';
import { revokeQualification } from './qualification-revoke.ts';
import type { Decision, Lab, Rule } from './rule.ts';
import { assignSample } from './sample-assign.ts';
import { markSamplesRead } from './sample-mark-read.ts';
import { setSampleStatus } from './sample-set-status.ts';
import { submitSamples } from './sample-submit.ts';
import { endSession } from './session-end.ts';
import { extendSession } from './session-extend.ts';
import { noteIdle } from './session-note-idle.ts';
import { offerSession } from './session-offer.ts';
import { setUnattended } from './session-set-unattended.ts';
import { startSession } from './session-start.ts';
import { takeOverSession } from './session-take-over.ts';
import { unlockSignIn } from './sign-in-unlock.ts';
import { operatorFor } from './station-alone.ts';
import { assignStation } from './station-assign.ts';
import { renameStation } from './station-rename.ts';
import { revokeStation } from './station-revoke.ts';
import { createUser } from './user-create.ts';
import { deactivateUser } from './user-deactivate.ts';
import { importUsers } from './user-import.ts';
import { reactivateUser } from './user-reactivate.ts';
import { setCredentials } from './user-set-credentials.ts';
import { updateUser } from './user-update.ts';
import { beginWait } from './wait-begin.ts';
import { endWait } from './wait-end.ts';

const RULES: { [T in IntentType]: Rule<T> } = {
  'session.start': startSession,
  'session.extend': extendSession,
  'session.end': endSession,
  'session.take-over': takeOverSession,
  'session.set-unattended': setUnattended,
  'session.note-idle': noteIdle,
  'session.offer': offerSession,
  'equipment.create': createEquipment,
  'equipment.update': updateEquipment,
  'equipment.retire': retireEquipment,
  'equipment.set-condition': setCondition,
  'problem.report': reportProblem,
  'problem.resolve': resolveProblem,
  'downtime.plan': planDowntime,
  'downtime.change': changeDowntime,
  'downtime.cancel': cancelDowntime,
  'wait.begin': beginWait,
  'wait.end': endWait,
  'sample.submit': submitSamples,
  'sample.set-status': setSampleStatus,
  'sample.assign': assignSample,
  'sample.mark-read': markSamplesRead,
  'announcement.post': postAnnouncement,
  'announcement.clear': clearAnnouncement,
  'conflict.resolve': resolveConflict,
  'station.rename': renameStation,
  'station.assign': assignStation,
  'station.revoke': revokeStation,
  'enrollment-key.revoke': revokeEnrollmentKey,
  'user.create': createUser,
  'user.update': updateUser,
  'user.deactivate': deactivateUser,
  'user.reactivate': reactivateUser,
  'user.set-credentials': setCredentials,
  'user.import': importUsers,
  'qualification.grant': grantQualification,
  'qualification.revoke': revokeQualification,
  'sign-in.unlock': unlockSignIn,
};

/** The intent, the hub's time, and for an act that was told late the time that its client names. */
export interface When {
  /** The intent's own id. */
  intentId: string;
  now: number;
  claimedAt?: number;
  clockErrorMs?: number;
  sealed?: Sealed;
  /** Set where it was not the hub that signed them in. */
  vouched?: Vouched;
}

const NOTHING_SEALED: Sealed = new Map();

/** Whether this actor may do this now, and what follows. Pure. */
export function decide(lab: Lab, intent: IntentBody, actor: Actor, when: When): Decision | Refusal {
  if (actor.kind === 'feed') return refuse('forbidden', 'A feed reads; it can change nothing.');
  if (actor.kind === 'station' && !lab.floor.stations[actor.station.id]) {
    return refuse(
      'unauthorized',
      'This station was taken out of the lab, so this was not done. Tell the lab’s manager.',
    );
  }
  const user = actor.user ?? operatorFor(lab, intent, actor);
  if (!user) return refuse('unauthorized', 'Nobody is signed in here. Sign in first, then do it again.');
  // A connection knows who they were when it began; what they may do now is in the lab.
  const known = lab.staff.users[user.id];
  const isTold = when.vouched !== undefined && when.claimedAt !== undefined;
  if (!known || (known.deactivatedAt !== undefined && !isTold)) {
    return refuse('unauthorized', 'Your account is closed, so nothing was changed. Ask the lab’s manager.');
  }
  if (when.vouched && !isOpenToSavedSignIn(intent.type)) {
    return refuse(
      'forbidden',
      'Whoever signed in without the hub uses equipment, reports problems and submits samples. Sign in again for this.',
    );
  }
  if (!mayAsk(known.role, intent.type)) {
    return refuse('forbidden', 'This is for the people who run the lab. Ask one of them.');
  }
  const rule = RULES[intent.type] as Rule<IntentType>;
  const claimedAt = when.claimedAt === undefined ? undefined : Math.min(when.claimedAt, when.now);
  return rule(lab, intent, {
    user: { id: known.id, name: known.name, username: known.username, role: known.role },
    intentId: when.intentId,
    now: when.now,
    sealed: when.sealed ?? NOTHING_SEALED,
    ...(claimedAt !== undefined && { claimedAt }),
    ...(when.clockErrorMs !== undefined && { clockErrorMs: when.clockErrorMs }),
    ...(actor.kind === 'station' && { stationId: actor.station.id }),
    ...(when.vouched && { savedSignIn: savedSignIn(known, when.vouched, claimedAt ?? when.now) }),
  });
}

/** Whether they could sign in at that time: their account was open, and the list had not run out. */
const savedSignIn = ({ deactivatedAt }: User, { until }: Vouched, at: number): 'good' | 'late' =>
  at <= until && (deactivatedAt === undefined || at < deactivatedAt) ? 'good' : 'late';
