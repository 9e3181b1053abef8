import type { Wait } from '../../protocol/wait.ts';
import type { HubState } from './hub-state.ts';
import { userOf } from './use-hub.ts';

type Waiting = 'no' | 'yes' | 'can-ask';

/** The last word that this screen has given about it, as long as the hub has not taken it. */
const asked = ({ outbox }: HubState, equipmentId: string): 'wait.begin' | 'wait.end' | undefined =>
  outbox
    .flatMap(({ state, body }) =>
      state !== 'refused' &&
      (body.type === 'wait.begin' || body.type === 'wait.end') &&
      body.equipmentId === equipmentId
        ? [body.type]
        : [],
    )
    .at(-1);

/** Whether somebody waits for a piece of equipment, may ask to, or has no need to. */
export function waitingFor(hub: HubState, equipmentId: string): Waiting {
  const { floor, person } = hub;
  const me = userOf(hub);
  const equipment = floor?.equipment[equipmentId];
  if (!floor || !me || !equipment) return 'no';
  const session = floor.sessions[floor.sessionOn.get(equipmentId) ?? ''];
  if (equipment.condition !== 'out-of-service' && !session) return 'no';
  // Somebody from the saved list is nobody whom the hub could tell.
  if (hub.isSavedSignIn || session?.operator.id === me.id) return 'no';
  const last = asked(hub, equipmentId);
  const isWaiting = last === undefined ? person?.waits[equipmentId] !== undefined : last === 'wait.begin';
  return isWaiting ? 'yes' : 'can-ask';
}

/** What somebody has waited for and can be used now, until they say that they have seen it. */
export const metWaits = (hub: HubState): Wait[] =>
  Object.values(hub.person?.waits ?? {}).filter(
    (one) => one.metAt !== undefined && asked(hub, one.equipmentId) !== 'wait.end',
  );
