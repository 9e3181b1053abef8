/** Crockford's letters: none that are taken for another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
const BITS_PER_LETTER = 5n;

/**
 * What a submitter is given to ask by, like `7KQ2-M9XA`: from the id of the first sample, so that kiosk and hub come to
 * the same without a network. It is made of the id's random end; 40 bits, so that a lab never sees one twice.
 */
export function receiptOf(sampleId: string): string {
  let rest = BigInt(`0x${sampleId.replaceAll('-', '').slice(-10)}`);
  let letters = '';
  for (let i = 0; i < LENGTH; i++) {
    letters = (LETTERS[Number(rest & 31n)] ?? '') + letters;
    rest >>= BITS_PER_LETTER;
  }
  return `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`;
}
