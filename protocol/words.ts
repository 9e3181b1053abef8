/** Whether all words of a search are in a text, wherever they stand. The hub and screens ask the same. */
export function hasWords(text: string, search: string): boolean {
  const plain = text.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => plain.includes(word));
}
