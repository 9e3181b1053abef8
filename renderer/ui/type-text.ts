/** Types text into the focused field as a keyboard would: at the caret, heard by React. */
export function typeText(text: string): void {
  const field = focusedField();
  if (!field || text === '') return;
  replace(field, text, field.selectionStart ?? field.value.length);
}

/** Takes away the selection, or the character before the caret. */
export function typeBackspace(): void {
  const field = focusedField();
  if (!field) return;
  const start = field.selectionStart ?? field.value.length;
  const hasSelection = start !== (field.selectionEnd ?? start);
  replace(field, '', hasSelection ? start : Math.max(0, start - 1));
}

function replace(field: TypedField, text: string, from: number): void {
  const to = field.selectionEnd ?? field.value.length;
  field.setRangeText(text, from, to, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
}

function focusedField(): TypedField | null {
  const element = document.activeElement;
  return isTypedField(element) ? element : null;
}

type TypedField = HTMLInputElement | HTMLTextAreaElement;

/** Whether text can be typed into it: a choice is an input too, and keys press it. */
export const isTypedField = (element: Element | null): element is TypedField =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && /^(text|search|url|tel|password)$/.test(element.type));
