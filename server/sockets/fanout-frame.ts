/** A whole text message in one frame (FIN, opcode 1), unmasked, as a server sends it (RFC 6455, 5.2). */
const FINAL_TEXT = 0x81;
/** Longest payloads whose length fits the header's own 7 bits, and its 16-bit extension. */
const MAX_7_BIT = 125;
const MAX_16_BIT = 0xffff;

/**
 * One WebSocket text frame, header and payload in one buffer: a socket takes it in one write, where a list of two
 * costs a gathering write. The same buffer goes to every socket, so nobody may change it.
 */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const headerLength = headerLengthOf(length);
  const frame = Buffer.allocUnsafeSlow(headerLength + length);
  frame[0] = FINAL_TEXT;
  if (headerLength === 2) {
    frame[1] = length;
  } else if (headerLength === 4) {
    frame[1] = MAX_7_BIT + 1;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = MAX_7_BIT + 2;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, headerLength);
  return frame;
}

function headerLengthOf(length: number): 2 | 4 | 10 {
  if (length <= MAX_7_BIT) return 2;
  return length <= MAX_16_BIT ? 4 : 10;
}
