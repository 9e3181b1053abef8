export type KeyboardLayer = 'lower' | 'upper' | 'symbols';

const SYMBOLS = ['1234567890', '!"§$%&/()=', '@#€*+-_:;?', "<>{}[]'\\|~"];

const english = ['1234567890', 'qwertyuiop', 'asdfghjkl.', 'zxcvbnm-_@'];
const german = ['1234567890ß', 'qwertzuiopü', 'asdfghjklöä', 'yxcvbnm.-_@'];

/** Four rows of keys for each layer, as people of that language know them. */
export function layoutFor(locale: string): Record<KeyboardLayer, readonly string[]> {
  const lower = locale === 'de' ? german : english;
  return { lower, upper: lower.map((row) => row.replace(/[^ß]/g, (key) => key.toUpperCase())), symbols: SYMBOLS };
}
