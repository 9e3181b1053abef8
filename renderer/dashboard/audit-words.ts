import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { IntentType } from '../../protocol/intents.ts';
import type { RefusalCode } from '../../protocol/refusals.ts';

/** What the hub records that is no intent: sign-ins, and what the command line or an enrollment wrote. */
type Besides =
  | 'sign-in'
  | 'sign-out'
  | 'kiosk.leave'
  | 'set-up'
  | 'station.enroll'
  | 'station.pair'
  | 'sign-in.locked'
  | 'problem.photo-added'
  | 'equipment.updated'
  | 'feed.create'
  | 'feed.revoke'
  | 'equipment.created'
  | 'session.started'
  | 'downtime.planned'
  | 'downtime.started'
  | 'downtime.ended'
  | 'user.created'
  | 'station.enrolled'
  | 'enrollment-key.created'
  | 'enrollment-key.used';

/** What was asked for, by its type. One that is not here is shown as the hub names it. */
export const ASKED: Record<IntentType | Besides, MessageDescriptor> = {
  'sign-in': msg`Sign in`,
  'sign-out': msg`Sign out`,
  'kiosk.leave': msg`Leave a kiosk`,
  'set-up': msg`Set up the lab`,
  'session.start': msg`Start a session`,
  'session.extend': msg`Extend a session`,
  'session.end': msg`End a session`,
  'session.take-over': msg`Take over a session`,
  'session.set-unattended': msg`Let a session run unattended`,
  'session.offer': msg`Hand over a session`,
  'session.note-idle': msg`Note whether somebody is there`,
  'equipment.create': msg`Add equipment`,
  'equipment.update': msg`Change equipment`,
  'equipment.retire': msg`Retire equipment`,
  'equipment.set-condition': msg`Set a condition`,
  'problem.report': msg`Report a problem`,
  'problem.resolve': msg`Resolve a problem`,
  'problem.photo-added': msg`Photo of a problem`,
  'downtime.plan': msg`Plan a downtime`,
  'downtime.change': msg`Change a downtime`,
  'downtime.cancel': msg`Cancel a downtime`,
  'wait.begin': msg`Ask to be told when it is free`,
  'wait.end': msg`Not wait any more`,
  'sample.submit': msg`Submit samples`,
  'sample.set-status': msg`Change a sample’s status`,
  'sample.assign': msg`Assign a sample`,
  'sample.mark-read': msg`Read the inbox`,
  'announcement.post': msg`Post an announcement`,
  'announcement.clear': msg`Clear an announcement`,
  'conflict.resolve': msg`Settle a collision`,
  'user.create': msg`Add a person`,
  'user.update': msg`Change a person`,
  'user.deactivate': msg`Close an account`,
  'user.reactivate': msg`Open an account again`,
  'user.set-credentials': msg`Change what somebody signs in with`,
  'user.import': msg`Add people from a list`,
  'sign-in.unlock': msg`Unlock somebody’s sign-in`,
  'qualification.grant': msg`Qualify somebody`,
  'qualification.revoke': msg`Take a qualification`,
  'station.rename': msg`Rename a station`,
  'station.assign': msg`Move a station`,
  'station.revoke': msg`Revoke a station`,
  'enrollment-key.revoke': msg`Revoke an enrollment key`,
  'session.started': msg`Start a session`,
  'downtime.planned': msg`Plan a downtime`,
  'downtime.started': msg`Begin a downtime`,
  'downtime.ended': msg`End a downtime`,
  'equipment.created': msg`Add equipment`,
  'user.created': msg`Add a person`,
  'station.enrolled': msg`Enroll a station`,
  'enrollment-key.created': msg`Make an enrollment key`,
  'station.enroll': msg`Enroll a station`,
  'station.pair': msg`Pair a kiosk`,
  'sign-in.locked': msg`Lock a sign-in after wrong tries`,
  'equipment.updated': msg`Change equipment`,
  'feed.create': msg`Make a feed`,
  'feed.revoke': msg`Revoke a feed`,
  'enrollment-key.used': msg`Use an enrollment key`,
};

/** Why the hub said no, shortly: the sentence was for whoever asked. */
export const REFUSED: Partial<Record<RefusalCode, MessageDescriptor>> = {
  unauthorized: msg`Refused: not signed in, or wrongly`,
  'token-expired': msg`Refused: the sign-in had run out`,
  'pin-required': msg`Refused: a PIN was missing`,
  forbidden: msg`Refused: not allowed`,
  invalid: msg`Refused: could not be read`,
  'not-found': msg`Refused: not there`,
  conflict: msg`Refused: collides with something`,
  'already-in-use': msg`Refused: in use`,
  'already-exists': msg`Refused: there already`,
  'already-ended': msg`Refused: had ended`,
  'not-qualified': msg`Refused: no qualification`,
  'out-of-service': msg`Refused: out of service`,
  'too-large': msg`Refused: too large`,
};
