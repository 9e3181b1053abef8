import type { Equipment } from '../../protocol/entities.ts';

/** What a dialog is about that is about several pieces of equipment. */
export interface EquipmentBulkProps {
  equipment: readonly Equipment[];
  onClose(): void;
}
