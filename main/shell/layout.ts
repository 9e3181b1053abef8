import type { Display, Rectangle } from 'electron';
import type { ShellMode } from '../../client/kiosk-bridge.ts';

export interface Bar {
  edge: 'top' | 'bottom';
  heightPx: number;
}

/** Where the window with the page stands, and which displays need a plain cover besides. */
export interface Layout {
  page: Rectangle;
  covers: Rectangle[];
}

type Place = Pick<Display, 'id' | 'bounds'>;

/** Enough for a dialog with a few acts at a finger's size; the instrument's software stays in sight beside it. */
const PANEL_HEIGHT_PX = 640;

/** Locked, nothing of any display shows; in a session, only the edge of the primary one is ours. */
export function layoutFor(mode: ShellMode, displays: readonly Place[], primaryId: number, bar: Bar): Layout {
  const primary = displays.find(({ id }) => id === primaryId) ?? displays[0];
  if (primary === undefined) throw new Error('no display to show anything on');
  switch (mode) {
    case 'cover':
      return { page: primary.bounds, covers: displays.filter((one) => one !== primary).map(({ bounds }) => bounds) };
    case 'bar':
      return { page: barOn(primary.bounds, bar), covers: [] };
    case 'panel':
      return { page: barOn(primary.bounds, { ...bar, heightPx: PANEL_HEIGHT_PX }), covers: [] };
  }
}

function barOn({ x, y, width, height }: Rectangle, bar: Bar): Rectangle {
  const heightPx = Math.min(height, bar.heightPx);
  const barY = bar.edge === 'top' ? y : y + height - heightPx;
  return { x, y: barY, width, height: heightPx };
}
