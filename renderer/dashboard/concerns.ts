import type { IntentBody } from '../../protocol/intents.ts';

/** Whether an act is about this equipment, directly or through its open session. */
export const concerns = (body: IntentBody, equipmentId: string, sessionId: string | undefined): boolean =>
  'equipmentId' in body ? body.equipmentId === equipmentId : 'sessionId' in body && body.sessionId === sessionId;
