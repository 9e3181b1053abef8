import { useLocalNow } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { type Trouble, troubleOf } from './trouble.ts';

export function useTrouble(): Trouble | null {
  const link = useHub((s) => s.link);
  const offlineSince = useHub((s) => s.offlineSince);
  return troubleOf(link, offlineSince, useLocalNow());
}
