import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { IntentBody, IntentType } from '../../protocol/intents.ts';
import { samplesOf } from '../store/samples.ts';
import { useHub } from '../store/use-hub.ts';

/** What somebody asked for, as a line in a list. */
export function IntentWords({ body }: { body: IntentBody }) {
  const { t } = useLingui();
  const name = useHub((s) => {
    if ('stationId' in body) return s.floor?.stations[body.stationId]?.name;
    const session = 'sessionId' in body ? s.floor?.sessions[body.sessionId] : undefined;
    const id = 'equipmentId' in body ? body.equipmentId : session?.equipmentId;
    return id === undefined ? undefined : s.floor?.equipment[id]?.name;
  });
  const sample = useHub((s) => ('sampleId' in body ? samplesOf(s)[body.sampleId]?.label : undefined));
  const who = useHub((s) => ('userId' in body ? s.staff?.users[body.userId ?? '']?.name : undefined)) ?? t`a person`;
  const where = name ?? ('name' in body ? body.name : undefined);
  switch (body.type) {
    case 'session.start':
    case 'session.extend':
    case 'session.end':
    case 'session.take-over':
    case 'session.set-unattended':
    case 'session.note-idle':
    case 'session.offer':
      return <SessionWords body={body} where={where} />;
    case 'equipment.create':
      return <Trans>Add {where}</Trans>;
    case 'equipment.update':
      return <Trans>Change {where}</Trans>;
    case 'equipment.retire':
      return where === undefined ? <Trans>Retire equipment</Trans> : <Trans>Retire {where}</Trans>;
    case 'equipment.set-condition':
      return <Trans>Set the condition of {where}</Trans>;
    case 'problem.report':
      return <Trans>Report a problem with {where}</Trans>;
    case 'problem.resolve':
      return <Trans>Resolve a problem</Trans>;
    case 'downtime.plan':
      return <Trans>Plan a downtime of {where}</Trans>;
    case 'downtime.change':
      return <Trans>Change a downtime</Trans>;
    case 'downtime.cancel':
      return <Trans>Cancel a downtime</Trans>;
    case 'wait.begin':
      return <Trans>Tell me when {where} is free</Trans>;
    case 'wait.end':
      return <Trans>Don’t wait for {where} any more</Trans>;
    case 'sample.submit':
      return <Plural value={body.samples.length} one="Submit # sample" other="Submit # samples" />;
    case 'sample.set-status':
      return sample === undefined ? (
        <Trans>Change a sample’s status</Trans>
      ) : (
        <Trans>Change the status of {sample}</Trans>
      );
    case 'sample.assign':
      return sample === undefined ? <Trans>Assign a sample</Trans> : <Trans>Assign {sample}</Trans>;
    case 'sample.mark-read':
      return <Trans>Read the inbox</Trans>;
    case 'announcement.post':
      return <Trans>Post an announcement</Trans>;
    case 'announcement.clear':
      return <Trans>Clear an announcement</Trans>;
    case 'conflict.resolve':
      return <Trans>Settle a collision</Trans>;
    case 'user.create':
      return <Trans>Add {where}</Trans>;
    case 'user.import':
      return <Plural value={body.people.length} one="Add # person" other="Add # people" />;
    case 'sign-in.unlock':
      return <Trans>Lift a lock</Trans>;
    case 'user.update':
    case 'user.deactivate':
    case 'user.reactivate':
    case 'user.set-credentials':
    case 'qualification.grant':
    case 'qualification.revoke':
      return <PersonWords type={body.type} who={who} where={where} />;
    case 'station.rename':
      return <Trans>Rename the station {where}</Trans>;
    case 'station.assign':
      return <Trans>Change the equipment of {where}</Trans>;
    case 'station.revoke':
      return where === undefined ? <Trans>Revoke a station</Trans> : <Trans>Revoke the station {where}</Trans>;
    case 'enrollment-key.revoke':
      return <Trans>Revoke an enrollment key</Trans>;
  }
}

interface PersonWordsProps {
  type: Extract<
    IntentType,
    `user.${'update' | 'deactivate' | 'reactivate' | 'set-credentials'}` | `qualification.${string}`
  >;
  who: string;
  where: string | undefined;
}

/** What is done to somebody's account, or to what they may use. */
function PersonWords({ type, who, where }: PersonWordsProps) {
  switch (type) {
    case 'user.update':
      return <Trans>Change {who}</Trans>;
    case 'user.deactivate':
      return <Trans>Close the account of {who}</Trans>;
    case 'user.reactivate':
      return <Trans>Open the account of {who} again</Trans>;
    case 'user.set-credentials':
      return <Trans>Change what {who} signs in with</Trans>;
    case 'qualification.grant':
      return where === undefined ? (
        <Trans>Qualify {who}</Trans>
      ) : (
        <Trans>
          Qualify {who} for {where}
        </Trans>
      );
    case 'qualification.revoke':
      return where === undefined ? (
        <Trans>Take a qualification from {who}</Trans>
      ) : (
        <Trans>
          Take the qualification for {where} from {who}
        </Trans>
      );
  }
}

type SessionIntent = Extract<IntentBody, { type: `session.${string}` }>;

/** A session that is over is not on the floor any more: then nobody knows here where it was. */
function SessionWords({ body, where }: { body: SessionIntent; where: string | undefined }) {
  switch (body.type) {
    case 'session.start':
      return <Trans>Start a session on {where}</Trans>;
    case 'session.extend':
      return where === undefined ? <Trans>Extend a session</Trans> : <Trans>Extend the session on {where}</Trans>;
    case 'session.end':
      return where === undefined ? <Trans>End a session</Trans> : <Trans>End the session on {where}</Trans>;
    case 'session.take-over':
      return <Trans>Take over {where}</Trans>;
    case 'session.set-unattended':
      return <UnattendedWords isEnd={body.until === undefined} where={where} />;
    case 'session.offer':
      return where === undefined ? <Trans>Hand over a session</Trans> : <Trans>Hand over {where}</Trans>;
    case 'session.note-idle':
      return <IdleWords isBack={body.idleSince === undefined} where={where} />;
  }
}

function UnattendedWords({ isEnd, where }: { isEnd: boolean; where: string | undefined }) {
  if (where === undefined) {
    return isEnd ? <Trans>End an unattended run</Trans> : <Trans>Let a session run unattended</Trans>;
  }
  return isEnd ? <Trans>End the unattended run on {where}</Trans> : <Trans>Let {where} run unattended</Trans>;
}

function IdleWords({ isBack, where }: { isBack: boolean; where: string | undefined }) {
  if (where === undefined) {
    return isBack ? <Trans>Note that somebody is back</Trans> : <Trans>Note that nobody is there</Trans>;
  }
  return isBack ? <Trans>Note that somebody is at {where} again</Trans> : <Trans>Note that nobody is at {where}</Trans>;
}
