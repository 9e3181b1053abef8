import { useEffect, useState } from 'react';
import { Keyboard } from '../ui/Keyboard.tsx';
import { isTypedField } from '../ui/type-text.ts';

/** A press ends with a click just after the finger is up; the keys stay until then, or what is pressed would move away. */
const AFTER_PRESS_MS = 100;

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
    const look = () => {
      if (!isPressing) setField(isTextField(document.activeElement) ? document.activeElement : null);
    };
    const press = () => {
      isPressing = true;
    };
    const lift = () => {
      isPressing = false;
      setTimeout(look, AFTER_PRESS_MS);
    };
    look();
    document.addEventListener('pointerdown', press, options);
    document.addEventListener('pointerup', lift, options);
    document.addEventListener('pointercancel', lift, options);
    document.addEventListener('focusin', look, options);
    // The focus has not arrived anywhere yet while it leaves: look when it has.
    document.addEventListener('focusout', () => queueMicrotask(look), options);
    return () => stop.abort();
  }, []);

  return field;
}

/** A field for digits alone has number keys beside it. */
const isTextField = (element: Element | null): boolean => isTypedField(element) && element.inputMode !== 'numeric';
