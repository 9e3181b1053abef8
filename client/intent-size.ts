import { type Intent, MAX_INTENT_BYTES } from '../protocol/intents.ts';

/** What Socket.IO puts around an intent: packet type, ack id, event name, brackets. The hub's limit counts them. */
const ENVELOPE_BYTES = 64;

/** Whether an intent is more than the hub takes. Asked before it is queued: later it would block the queue for ever. */
export const isTooLarge = (intent: Intent): boolean =>
  utf8Bytes(JSON.stringify(intent)) + ENVELOPE_BYTES > MAX_INTENT_BYTES;

/** Bytes of a text in UTF-8; this room has no TextEncoder in its types. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
