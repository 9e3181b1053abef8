const ACTS = 'button:not(:disabled), a[href]';

/**
 * Takes the focus on to what came in the place of what had it - to its heading, else to its first act - so that keys and
 * screen readers go on from there and not from the top of the page. Who never had it there, or let go of it, keeps it so.
 */
export function followFocus(): () => void {
  const stop = new AbortController();
  const options = { capture: true, signal: stop.signal };
  let path: Element[] = [];
  let came: Element[] = [];

  const arrive = ({ target }: FocusEvent): void => {
    path = target instanceof Element ? lineage(target) : [];
    came = [];
  };
  // It is known a moment later whether somebody let go of it or it is gone.
  const leave = ({ target }: FocusEvent): void =>
    queueMicrotask(() => {
      if (isNowhere() && target instanceof Element && target.isConnected) path = [];
    });
  const goOn = (): void => {
    if (isNowhere()) nextOf(path, came)?.focus({ preventScroll: true });
  };
  const watch = new MutationObserver((records) => {
    if (path[0] === undefined || path[0].isConnected) return;
    const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
    came = [...came, ...added.filter((one) => one instanceof Element)];
    // A dialog that closes gives the focus back by itself, a frame later.
    requestAnimationFrame(() => requestAnimationFrame(goOn));
  });

  watch.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('focusin', arrive, options);
  document.addEventListener('focusout', leave, options);
  return () => {
    watch.disconnect();
    stop.abort();
  };
}

const isNowhere = (): boolean => document.activeElement === document.body;

/** An element and all that it is in, the innermost first. */
const lineage = (element: Element | null): Element[] =>
  element === null ? [] : [element, ...lineage(element.parentElement)];

/** As near to where it was as there is something to go on with. */
function nextOf(path: readonly Element[], came: readonly Element[]): HTMLElement | undefined {
  for (const around of path.filter((one) => one.isConnected)) {
    for (const place of [...came.filter((one) => one.parentElement === around), around]) {
      const next = beginningOf(place);
      if (next) return next;
    }
  }
  return undefined;
}

function beginningOf(place: Element): HTMLElement | null {
  const heading = place.querySelector('h1');
  if (!heading) return place.matches(ACTS) ? (place as HTMLElement) : place.querySelector<HTMLElement>(ACTS);
  // Not for Tab: only to be led to.
  heading.tabIndex = -1;
  return heading;
}
