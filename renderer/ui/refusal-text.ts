import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { IntentType } from '../../protocol/intents.ts';
import type { Refusal, RefusalCode } from '../../protocol/refusals.ts';

/** What happened, what is safe, what to do next: in the reader's language. */
const SENTENCES: Record<RefusalCode, MessageDescriptor> = {
  'already-in-use': msg`Somebody is using this equipment. Wait until it is free, or ask them.`,
  'already-ended': msg`This session had ended before. Nothing more is needed.`,
  'already-exists': msg`This is in the lab already. Change it instead.`,
  'not-qualified': msg`This equipment needs a qualification that you don’t have yet. Nothing was started. Ask the lab’s manager for an introduction.`,
  'out-of-service': msg`This equipment is out of service. Nothing was started. Choose another one, or ask the lab’s manager.`,
  'not-found': msg`This is not there any more: somebody ended or removed it before. Nothing was changed.`,
  forbidden: msg`You may not do this here. Nothing was changed. Ask the lab’s manager.`,
  unauthorized: msg`Nobody was signed in any more. Nothing was changed. Sign in and do it again.`,
  'token-expired': msg`Your sign-in has run out. Nothing was changed. Sign in and do it again.`,
  'too-large': msg`The text is too long to be saved. Shorten it and try again.`,
  'storage-full': msg`There is no room left to save this. Nothing was changed. Tell the lab’s IT.`,
  'storage-unavailable': msg`This could not be saved. Nothing was changed. Try again in a moment.`,
  'server-restarting': msg`The hub can’t be reached. Nothing was changed. Do it again as soon as it answers.`,
  overloaded: msg`The hub has too much to do. Nothing was changed. Try again in a moment.`,
  'slow-consumer': msg`This screen could not keep up with the hub. Nothing was changed. Try again in a moment.`,
  'rate-limited': msg`That was too often in a short time. Nothing was changed. Try again in a moment.`,
  'protocol-too-old': msg`This screen is older than the hub. Nothing was changed. Load it anew.`,
  'taken-over': msg`This screen is open in another place. Nothing was changed. Go on there.`,
  'out-of-order': msg`This came out of order. Nothing was changed. Do it again.`,
  'pin-required': msg`The PIN is asked for too. Nothing was changed. Sign in and do it again.`,
  invalid: msg`Something in this can’t be right. Nothing was changed. Look at what you wrote, and try again.`,
  conflict: msg`Somebody was quicker, or it is so already. Nothing was changed. Look at how it is now.`,
};

/** Where one intent's “no” means something more exact than the code does. */
const BY_INTENT: Partial<Record<IntentType, Partial<Record<RefusalCode, MessageDescriptor>>>> = {
  'enrollment-key.revoke': {
    'not-found': msg`This key was revoked before. Nothing more is needed.`,
  },
  'sign-in.unlock': {
    'not-found': msg`Nothing is locked there any more. Nothing more is needed.`,
  },
  'announcement.clear': {
    'not-found': msg`This announcement is gone already. Nothing more is needed.`,
  },
  'session.offer': {
    'already-ended': msg`This session has ended, so there is nothing to hand over.`,
  },
  'user.deactivate': {
    conflict: msg`This is you, or the only admin. Nothing was changed. Somebody else has to do it.`,
    forbidden: msg`Only an admin changes the accounts of those who run the lab. Nothing was changed. Ask one.`,
  },
  'conflict.resolve': {
    conflict: msg`This use has not ended yet. Nothing was settled. End it first, then settle it.`,
    'not-found': msg`This collision is settled already. Nothing more is needed.`,
  },
  'wait.begin': {
    conflict: msg`It is free already, or you are using it yourself. There is nothing to wait for.`,
  },
  'qualification.revoke': {
    'not-found': msg`They have no such qualification any more. Nothing more is needed.`,
  },
  'qualification.grant': {
    invalid: msg`This qualification would be over already. Nothing was changed. Choose a later day.`,
    'not-found': msg`The person or the equipment is not in the lab any more. Nothing was changed.`,
  },
  'problem.report': {
    'already-exists': msg`This problem was reported before. Nothing more is needed.`,
  },
  'problem.resolve': {
    'not-found': msg`This problem is resolved already. Nothing more is needed.`,
  },
  'equipment.set-condition': {
    invalid: msg`The reason is missing. Nothing was changed. Write it, so that people at the instrument know.`,
  },
  'downtime.cancel': {
    'not-found': msg`This downtime is over already, or was cancelled. Nothing more is needed.`,
  },
  'downtime.change': {
    invalid: msg`A downtime ends in the future and after its start. Nothing was changed. Choose another time.`,
    conflict: msg`It has begun meanwhile, or another one is planned for that time. Nothing was changed. Look at how it is now.`,
    'not-found': msg`This downtime is over already, or was cancelled. Nothing was changed.`,
  },
  'downtime.plan': {
    invalid: msg`A downtime ends in the future and after its start. Nothing was planned. Choose another time.`,
    conflict: msg`A downtime is planned for that time already. Nothing was planned. Change that one instead.`,
    'not-found': msg`This equipment is not in the lab any more. Nothing was planned.`,
    'already-exists': msg`This downtime was planned before. Nothing more is needed.`,
  },
  'equipment.retire': {
    'already-in-use': msg`Somebody is using this equipment, so it stays. End the session first, then retire it.`,
  },
  'session.extend': {
    invalid: msg`The new end is in the past. Nothing was changed. Choose a later one.`,
    'server-restarting': msg`The hub can’t be reached, and a session on this equipment is changed only with it. Your session goes on as it is. Extend works again as soon as the hub answers.`,
  },
  'session.set-unattended': {
    invalid: msg`An unattended run ends in the future. Nothing was changed. Choose a later time.`,
    'server-restarting': msg`The hub can’t be reached, and a session on this equipment is changed only with it. Your session goes on as it is, and may be asked about. Do it again as soon as the hub answers.`,
  },
  'session.end': {
    invalid: msg`A session ends after its start and not in the future. Nothing was changed. Choose another time.`,
    'server-restarting': msg`The hub can’t be reached, and a session on this equipment is ended only with it. Your session goes on, and what you write here is kept. End session works again as soon as the hub answers.`,
  },
  'user.create': {
    'already-exists': msg`Somebody has this user name or this badge already. Nobody was added. Use another one.`,
  },
  'user.import': {
    'already-exists': msg`A line of this list collides with somebody who is in the lab, so nobody was added. Mend the line that is marked, or take it out.`,
    forbidden: msg`A line of this list has a role that is not yours to give, so nobody was added. Ask an admin.`,
    'too-large': msg`This list is too long to be sent at once, so nobody was added. Split it into two.`,
  },
  'user.update': {
    'already-exists': msg`Somebody has this user name already. Nothing was changed. Use another one.`,
    conflict: msg`This is the only admin. Nothing was changed. Make somebody else an admin first.`,
  },
  'user.set-credentials': {
    conflict: msg`This account is closed. Nothing was changed. Open it again first.`,
    invalid: msg`A badge, a PIN or a password is missing, or too weak. Nothing was changed. Choose another one.`,
    'already-exists': msg`This badge belongs to somebody else. Nothing was changed. Take it from them first, or use another one.`,
  },
  'announcement.post': {
    invalid: msg`An announcement ends in the future. Nothing was posted. Choose a later time, or none.`,
    'not-found': msg`One of these kiosks is not in the lab any more. Nothing was posted. Choose again.`,
    'already-exists': msg`This announcement was posted before. Nothing more is needed.`,
  },
  'sample.submit': {
    'not-found': msg`Whom these samples are for is not here any more. Nothing was submitted. Choose somebody else.`,
    'already-exists': msg`These samples were submitted before. Nothing more is needed.`,
  },
  'sample.assign': {
    conflict: msg`Nothing was changed. Ask them; you can take it from them.`,
    'already-ended': msg`This sample is finished, so nobody works on it any more. Nothing was changed.`,
    'not-found': msg`This sample is finished and gone from the list, or the person is not here any more. Nothing was changed.`,
    forbidden: msg`This sample is somebody else’s to work on. Nothing was changed. Ask them or a manager.`,
  },
  'sample.set-status': {
    conflict: msg`Nothing was changed. Look at it, then try again.`,
    invalid: msg`A word why is missing. Nothing was changed. Write it, so that whoever submitted the sample knows.`,
    'already-ended': msg`This sample is finished. Nothing was changed. A manager can take it up again.`,
    'not-found': msg`This sample is finished and gone from the list. Nothing was changed.`,
    forbidden: msg`This sample is somebody else’s to work on. Nothing was changed. Ask them or a manager.`,
  },
  'session.take-over': {
    invalid: msg`A session ends after its start and not in the future. Nothing was changed. Choose another time.`,
    'server-restarting': msg`The hub can’t be reached, and a session is taken over only with it. Nothing was changed. Take over works again as soon as the hub answers.`,
    'already-in-use': msg`Whoever is using this has not run past their plan. Nothing was changed. Ask them, or a manager.`,
    conflict: msg`This session is yours already. Go on with it, or end it first.`,
    forbidden: msg`You may not take over here. Nothing was changed. Go to the kiosk of this equipment, or ask the lab’s manager.`,
  },
  'session.start': {
    'server-restarting': msg`The hub can’t be reached, and this equipment is started only with it. Nothing was started. Start works again as soon as the hub answers.`,
    forbidden: msg`This equipment has another kiosk. Nothing was started. Start your session there.`,
  },
};

export const refusalText = ({ code }: Refusal, intent?: IntentType): MessageDescriptor =>
  (intent && BY_INTENT[intent]?.[code]) ?? SENTENCES[code];
