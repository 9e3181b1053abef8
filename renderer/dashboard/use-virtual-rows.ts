import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type RefObject, useLayoutEffect, useRef, useState } from 'react';

interface VirtualRowsOptions {
  count: number;
  keyOf(index: number): string;
  /** How high a row probably is, in CSS pixels; it is measured once it is drawn. */
  sizeOf(index: number): number;
  /** How many are drawn above and below what is in sight. */
  overscan: number;
  gap?: number;
}

interface VirtualRow {
  key: string;
  index: number;
  /** What a drawn row's element has besides its look. */
  place: { ref(element: HTMLElement | null): void; 'data-index': number; style: CSSProperties; onFocus(): void };
}

interface VirtualRows<E extends HTMLElement> {
  list: RefObject<E | null>;
  blockSize: number;
  rows: VirtualRow[];
}

/**
 * The rows of a long list that are in the window's sight. The one that had the focus last, or whose dialog has it, stays
 * drawn wherever the page is scrolled to: the keyboard goes on from there, and nothing typed is lost.
 */
export function useVirtualRows<E extends HTMLElement>(options: VirtualRowsOptions): VirtualRows<E> {
  const { count, keyOf, sizeOf, ...rest } = options;
  const list = useRef<E>(null);
  const [top, setTop] = useState(0);
  const [held, setHeld] = useState<string | null>(null);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  const heldAt = held === null ? -1 : Array.from({ length: count }, (_, index) => keyOf(index)).indexOf(held);
  const virtualizer = useWindowVirtualizer({
    ...rest,
    count,
    estimateSize: sizeOf,
    getItemKey: keyOf,
    rangeExtractor: (range) => withHeld(range, heldAt),
    scrollMargin: top,
  });
  return {
    list,
    blockSize: virtualizer.getTotalSize(),
    rows: virtualizer.getVirtualItems().map(({ index, start }) => ({
      key: keyOf(index),
      index,
      place: {
        ref: virtualizer.measureElement,
        'data-index': index,
        style: { transform: `translateY(${start - top}px)` },
        onFocus: () => setHeld(keyOf(index)),
      },
    })),
  };
}

/** In the order of the list, which is the order of the keyboard. */
function withHeld(range: Range, heldAt: number): number[] {
  const inSight = defaultRangeExtractor(range);
  if (heldAt < 0 || inSight.includes(heldAt)) return inSight;
  return [...inSight, heldAt].toSorted((a, b) => a - b);
}
