import { useEffect, useState } from 'react';
import { Keyboard } from '../ui/Keyboard.tsx';
import { isTypedField } from '../ui/type-text.ts';

/**
 * A finger that is up has yet to move the focus and to click. Until the click the keys stay as they are, or what is pressed
 * would move away from under it; no longer than this where none comes, as after a scroll.
 */
const AFTER_PRESS_MS = 500;

/** Brings the keys up while a text field has the focus, until somebody hides them. */
export function KeyboardDock() {
  const field = useFocusedField();
  const [hiddenFor, setHiddenFor] = useState<Element | null>(null);
  useEffect(() => (field ? keepInView(field) : undefined), [field]);
  if (!field || field === hiddenFor) return null;
  return <Keyboard onHide={() => setHiddenFor(field)} />;
}

/** The room around it changes too, as with the line that says that the hub is away. */
function keepInView(field: Element): () => void {
  const watch = new ResizeObserver(() => field.scrollIntoView({ block: 'center' }));
  watch.observe(field.closest('main') ?? field);
  return () => watch.disconnect();
}

function useFocusedField(): Element | null {
  const [field, setField] = useState<Element | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    const options = { capture: true, signal: stop.signal };
    let isPressing = false;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      if (!isPressing) setField(isTextField(document.activeElement) ? document.activeElement : null);
    };
    const over = () => {
      isPressing = false;
      look();
    };
    const wait = (ms: number) => {
      clearTimeout(waiting);
      waiting = setTimeout(over, ms);
    };
    const press = () => {
      isPressing = true;
      clearTimeout(waiting);
    };
    const lift = () => wait(AFTER_PRESS_MS);
    look();
    document.addEventListener('pointerdown', press, options);
    document.addEventListener('pointerup', lift, options);
    document.addEventListener('pointercancel', lift, options);
    // What is pressed hears it first.
    document.addEventListener('click', () => wait(0), options);
    document.addEventListener('focusin', look, options);
    // The focus has not arrived anywhere yet while it leaves: look when it has.
    document.addEventListener('focusout', () => queueMicrotask(look), options);
    return () => stop.abort();
  }, []);

  return field;
}

/** A field for digits alone has number keys beside it. */
const isTextField = (element: Element | null): boolean => isTypedField(element) && element.inputMode !== 'numeric';
