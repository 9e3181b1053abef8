import type { Fact } from '../../../protocol/facts.ts';
import type { IntentBody } from '../../../protocol/intents.ts';

/**
 * The storm's people give each act a word, an id or a length that no other has. By this mark its effect is counted
 * without believing anything that the hub says of it. Nothing where an act can't bear one.
 */
export function markOfAct(body: IntentBody): string | undefined {
  switch (body.type) {
    case 'session.start':
    case 'session.take-over':
      return `start ${body.sessionId}`;
    case 'session.set-unattended':
      return markOfUnattended({ id: body.sessionId, unattendedUntil: body.until });
    case 'session.offer':
      return markOfOffer({ id: body.sessionId, offeredUntil: body.until });
    case 'downtime.plan':
      return body.downtimeId === undefined ? undefined : `plan ${body.downtimeId}`;
    case 'downtime.change':
      return body.reason === undefined ? undefined : `replan ${body.reason}`;
    case 'session.extend':
      return `extend ${body.sessionId} ${body.plannedMs}`;
    case 'session.end':
      return body.notes === undefined ? undefined : `end ${body.notes}`;
    case 'equipment.create':
      return `create ${body.equipmentId}`;
    case 'equipment.update':
      return body.name === undefined ? undefined : `update ${body.name}`;
    case 'equipment.set-condition':
      return body.reason === undefined ? undefined : `condition ${body.reason}`;
    case 'problem.report':
      return body.problemId === undefined ? undefined : `problem ${body.problemId}`;
    case 'problem.resolve':
      return body.note === undefined ? undefined : `resolve ${body.note}`;
    case 'sample.submit':
      return `sample ${body.samples[0]?.sampleId}`;
    case 'sample.set-status':
      return body.note === undefined ? undefined : `status ${body.note}`;
    case 'announcement.post':
      return `announce ${body.text}`;
    case 'session.note-idle':
    case 'sample.assign':
    case 'sample.mark-read':
    case 'wait.begin':
    case 'wait.end':
    case 'downtime.cancel':
    case 'announcement.clear':
    case 'equipment.retire':
    case 'conflict.resolve':
    case 'user.create':
    case 'user.update':
    case 'user.deactivate':
    case 'user.reactivate':
    case 'user.set-credentials':
    case 'user.import':
    case 'qualification.grant':
    case 'qualification.revoke':
    case 'station.rename':
    case 'station.assign':
    case 'station.revoke':
    case 'enrollment-key.revoke':
    case 'sign-in.unlock':
      return undefined;
  }
}

interface Update {
  id: string;
  unattendedUntil?: number | undefined;
  offeredUntil?: number | undefined;
}

export const markOfUnattended = ({ id, unattendedUntil }: Update): string | undefined =>
  unattendedUntil === undefined ? undefined : `unattended ${id} ${unattendedUntil}`;

export const markOfOffer = ({ id, offeredUntil }: Update): string | undefined =>
  offeredUntil === undefined ? undefined : `offer ${id} ${offeredUntil}`;

/** The mark that a fact bears by itself. */
export function markOfFact(fact: Fact): string | undefined {
  switch (fact.type) {
    case 'session.started':
    case 'session.conflicted':
      return `start ${fact.session.id}`;
    case 'session.extended':
      return `extend ${fact.session.id} ${(fact.session.plannedEndAt ?? 0) - fact.session.startedAt}`;
    case 'session.ended':
      return `end ${fact.session.notes ?? ''}`;
    case 'equipment.created':
      return `create ${fact.equipment.id}`;
    case 'equipment.updated':
      return `update ${fact.equipment.name}`;
    case 'equipment.condition-changed':
      return fact.equipment.conditionReason === undefined ? undefined : `condition ${fact.equipment.conditionReason}`;
    case 'problem.reported':
      return `problem ${fact.problem.id}`;
    case 'problem.resolved':
      return `resolve ${fact.problem.resolution ?? ''}`;
    case 'sample.submitted':
      return `sample ${fact.sample.id}`;
    case 'sample.status-changed':
      return `status ${fact.sample.note ?? ''}`;
    case 'announcement.posted':
      return `announce ${fact.announcement.text}`;
    case 'downtime.planned':
      return `plan ${fact.downtime.id}`;
    case 'downtime.changed':
      return `replan ${fact.downtime.reason}`;
    case 'recipient.added':
    case 'recipient.removed':
    case 'sample.assigned':
    case 'inbox.read':
    case 'wait.begun':
    case 'wait.met':
    case 'wait.ended':
    case 'waiting.changed':
    case 'downtime.started':
    case 'downtime.ended':
    case 'downtime.cancelled':
    case 'problem.photo-added':
    case 'announcement.cleared':
    case 'session.updated':
    case 'session.corrected':
    case 'conflict.resolved':
    case 'equipment.retired':
    case 'station.enrolled':
    case 'station.renamed':
    case 'station.assigned':
    case 'station.revoked':
    case 'enrollment-key.created':
    case 'enrollment-key.used':
    case 'enrollment-key.revoked':
    case 'user.created':
    case 'user.updated':
    case 'user.deactivated':
    case 'user.reactivated':
    case 'user.credentials-changed':
    case 'qualification.granted':
    case 'qualification.revoked':
    case 'sign-in.locked':
    case 'sign-in.unlocked':
      return undefined;
  }
}

/** Whether a fact is what an act leads to. */
export function isEffect(body: IntentBody, fact: Fact): boolean {
  switch (body.type) {
    case 'session.start':
    case 'session.take-over':
    case 'session.extend':
    case 'downtime.plan':
    case 'downtime.change':
    case 'equipment.create':
    case 'equipment.update':
    case 'problem.report':
    case 'problem.resolve':
    case 'sample.submit':
    case 'sample.set-status':
    case 'announcement.post':
      return markOfFact(fact) === markOfAct(body);
    case 'session.end':
      // One that was ended before keeps its end, and gains what its operator says.
      if (fact.type === 'session.corrected') return fact.session.id === body.sessionId;
      return (
        fact.type === 'session.ended' && fact.session.id === body.sessionId && markOfFact(fact) === markOfAct(body)
      );
    case 'session.set-unattended':
      return (
        fact.type === 'session.updated' &&
        fact.session.id === body.sessionId &&
        fact.session.unattendedUntil === body.until
      );
    case 'session.offer':
      return (
        fact.type === 'session.updated' &&
        fact.session.id === body.sessionId &&
        fact.session.offeredUntil === body.until
      );
    case 'downtime.cancel':
      return (
        (fact.type === 'downtime.cancelled' || fact.type === 'downtime.ended') && fact.downtime.id === body.downtimeId
      );
    case 'wait.begin':
      return fact.type === 'wait.begun' && fact.wait.equipmentId === body.equipmentId;
    case 'wait.end':
      return fact.type === 'wait.ended' && fact.wait.equipmentId === body.equipmentId;
    case 'equipment.set-condition':
      return (
        fact.type === 'equipment.condition-changed' &&
        fact.equipment.id === body.equipmentId &&
        fact.equipment.condition === body.condition &&
        fact.equipment.conditionReason === body.reason
      );
    case 'equipment.retire':
      return fact.type === 'equipment.retired' && fact.equipment.id === body.equipmentId;
    case 'announcement.clear':
      return fact.type === 'announcement.cleared' && fact.announcement.id === body.announcementId;
    case 'conflict.resolve':
      return fact.type === 'conflict.resolved' && fact.session.id === body.sessionId;
    case 'station.rename':
      return fact.type === 'station.renamed' && fact.station.id === body.stationId;
    case 'station.assign':
      return fact.type === 'station.assigned' && fact.station.id === body.stationId;
    case 'station.revoke':
      return fact.type === 'station.revoked' && fact.station.id === body.stationId;
    case 'enrollment-key.revoke':
      return fact.type === 'enrollment-key.revoked' && fact.enrollmentKey.id === body.enrollmentKeyId;
    // No storm does these: a fact about one is the effect of nothing that it did.
    case 'session.note-idle':
    case 'sample.assign':
    case 'sample.mark-read':
    case 'user.create':
    case 'user.update':
    case 'user.deactivate':
    case 'user.reactivate':
    case 'user.set-credentials':
    case 'user.import':
    case 'qualification.grant':
    case 'qualification.revoke':
    case 'sign-in.unlock':
      return false;
  }
}
