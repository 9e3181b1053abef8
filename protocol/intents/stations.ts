import { z } from 'zod';
import { id, name, note } from '../scalars.ts';

/** One kiosk stands at a bench of instruments, not at a lab's worth. */
const MAX_EQUIPMENT_AT_STATION = 50;
export const equipmentIds = z.array(id).max(MAX_EQUIPMENT_AT_STATION);

const stationRename = z.strictObject({ type: z.literal('station.rename'), stationId: id, name });

const stationAssign = z.strictObject({ type: z.literal('station.assign'), stationId: id, equipmentIds });

const stationRevoke = z.strictObject({ type: z.literal('station.revoke'), stationId: id, reason: note.optional() });

const enrollmentKeyRevoke = z.strictObject({ type: z.literal('enrollment-key.revoke'), enrollmentKeyId: id });

export const stationIntents = [stationRename, stationAssign, stationRevoke, enrollmentKeyRevoke] as const;
