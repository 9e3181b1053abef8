import { useCallback, useState } from 'react';

/** The least width of a tile, in CSS pixels; must agree with nothing else. */
const TILE_PX = 264;

/** How many tiles stand side by side in the measured element. */
export function useColumns(): [number, (element: HTMLElement | null) => (() => void) | undefined] {
  const [columns, setColumns] = useState(1);
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      setColumns(Math.max(1, Math.floor((entry?.contentRect.width ?? 0) / TILE_PX)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [columns, measure];
}
