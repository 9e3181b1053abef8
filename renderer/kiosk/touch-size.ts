import { z } from 'zod';
import { create } from 'zustand';

/** A bank card, a badge, a driving licence (ISO/IEC 7810 ID-1): everybody has one at hand. */
export const CARD_MM = { width: 85.6, height: 53.98 };
/** What a finger needs (docs: `--touch`). */
export const TOUCH_MM = 20;
/** A display at 96 dpi, which is what is taken until somebody has measured. */
export const USUAL_PX_PER_MM = 3.8;
/** From a wall of 80 inches to a small, dense tablet: on a display outside of it the measure was taken wrongly. */
export const LEAST_PX_PER_MM = 1.5;
export const MOST_PX_PER_MM = 8;

const pxPerMm = z.coerce.number().min(LEAST_PX_PER_MM).max(MOST_PX_PER_MM);
const KEY = 'hycon.px-per-mm';

/** What was kept, if it can be one: this display's own, whatever station stands here. */
export const readPxPerMm = (kept: string | null): number | null =>
  kept === null || kept === '' ? null : (pxPerMm.safeParse(kept).data ?? null);

/** How many pixels a millimetre has on this display; null where nobody has measured. */
export const useTouchSize = create<{ pxPerMm: number | null }>()(() => ({
  pxPerMm: readPxPerMm(localStorage.getItem(KEY)),
}));

export function keepTouchSize(measured: number): void {
  const kept = pxPerMm.parse(measured);
  localStorage.setItem(KEY, String(kept));
  useTouchSize.setState({ pxPerMm: kept });
}

/** Puts the measure on the page, now and whenever it changes: every size of the kiosk follows from `--touch`. */
export function followTouchSize(root: HTMLElement): () => void {
  const put = ({ pxPerMm: measured }: { pxPerMm: number | null }) => {
    if (measured !== null) root.style.setProperty('--touch', `${measured * TOUCH_MM}px`);
  };
  put(useTouchSize.getState());
  return useTouchSize.subscribe(put);
}
