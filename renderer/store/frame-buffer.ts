/** A hidden window gets no animation frames; its state goes on at this pace, in milliseconds. */
const HIDDEN_FLUSH_MS = 250;

/** Gathers items and hands them over together, once an animation frame. */
export function frameBuffer<T>(flush: (items: T[]) => void): { add(item: T): void; flushNow(): void } {
  let waiting: T[] = [];
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flushNow(): void {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    timer = undefined;
    const items = waiting;
    waiting = [];
    if (items.length > 0) flush(items);
  }

  return {
    add(item) {
      waiting.push(item);
      if (timer !== undefined) return;
      frame = requestAnimationFrame(flushNow);
      timer = setTimeout(flushNow, HIDDEN_FLUSH_MS);
    },
    flushNow,
  };
}
