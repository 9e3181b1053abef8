import { type EquipmentStatus, isForgotten } from '../../protocol/status.ts';

/** Normal has no colour (ISA-101); each kind of abnormal has its own. */
export type Tone = 'normal' | 'warn' | 'alarm' | 'lost';

export function toneOf(status: EquipmentStatus, now: number): Tone {
  switch (status.kind) {
    case 'out-of-service':
      return 'alarm';
    case 'unknown':
      return 'lost';
    case 'impaired':
      return 'warn';
    case 'in-use':
      return status.impaired || isForgotten(status.session, now) ? 'warn' : 'normal';
    case 'free':
      return 'normal';
  }
}
