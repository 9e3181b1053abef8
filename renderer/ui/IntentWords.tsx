import { Trans } from '@lingui/react/macro';
import type { IntentBody } from '../../protocol/intents.ts';
import { useHub } from '../store/use-hub.ts';

/** What somebody asked for, as a line in a list. */
export function IntentWords({ body }: { body: IntentBody }) {
  const name = useHub((s) => {
    const id = 'equipmentId' in body ? body.equipmentId : s.floor?.sessions[body.sessionId]?.equipmentId;
    return id === undefined ? undefined : s.floor?.equipment[id]?.name;
  });
  const where = name ?? ('name' in body ? body.name : undefined);
  switch (body.type) {
    case 'session.start':
      return <Trans>Start a session on {where}</Trans>;
    case 'session.extend':
      return where === undefined ? <Trans>Extend a session</Trans> : <Trans>Extend the session on {where}</Trans>;
    case 'session.end':
      return where === undefined ? <Trans>End a session</Trans> : <Trans>End the session on {where}</Trans>;
    case 'equipment.create':
      return <Trans>Add {where}</Trans>;
    case 'equipment.update':
      return <Trans>Change {where}</Trans>;
    case 'equipment.retire':
      return where === undefined ? <Trans>Retire equipment</Trans> : <Trans>Retire {where}</Trans>;
    case 'equipment.set-condition':
      return <Trans>Set the condition of {where}</Trans>;
    case 'conflict.resolve':
      return <Trans>Settle a collision</Trans>;
  }
}
