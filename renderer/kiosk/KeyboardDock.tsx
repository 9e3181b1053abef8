import { useEffect, useState } from 'react';
import { Keyboard } from '../ui/Keyboard.tsx';

/** Brings the keys up while a text field has the focus, until somebody hides them. */
export function KeyboardDock() {
  const [field, setField] = useState<Element | null>(null);
  const [hiddenFor, setHiddenFor] = useState<Element | null>(null);

  useEffect(() => {
    const look = () => setField(isTextField(document.activeElement) ? document.activeElement : null);
    look();
    // The focus has not arrived anywhere yet while it leaves: look when it has.
    const lookSoon = () => queueMicrotask(look);
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', lookSoon);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', lookSoon);
    };
  }, []);

  useEffect(() => field?.scrollIntoView({ block: 'center' }), [field]);
  if (!field || field === hiddenFor) return null;
  return <Keyboard onHide={() => setHiddenFor(field)} />;
}

const isTextField = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && /text|password/.test(element.type));
