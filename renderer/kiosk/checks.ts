import { create } from 'zustand';
import type { WedgeVerdict } from './wedge-test.ts';

/** Which of the checks of a new kiosk is being made: all of them in a list, or one. */
export type Check = 'list' | 'touch' | 'reader';

/** What the last test of the reader said, as long as this page runs. */
export const useReaderVerdict = create<{ verdict: WedgeVerdict | null }>()(() => ({ verdict: null }));
