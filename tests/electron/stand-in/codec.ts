/**
 * Structured clone as text, for the two borders that only strings can cross. Runs in Node and, injected by its
 * source, in the page: it must not refer to anything outside itself.
 */
export function createCodec() {
  type Special = (value: unknown) => unknown;
  const none: Special = () => undefined;

  const tag = (value: unknown, special: Special): unknown => {
    const own = special(value);
    if (own !== undefined) return own;
    if (value === undefined) return { t: 'undefined' };
    if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value)))
      return { t: typeof value, v: String(value) };
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return value;
    if (Array.isArray(value)) return value.map((item) => tag(item, special));
    if (value instanceof Date) return { t: 'date', v: value.getTime() };
    if (value instanceof Uint8Array) return { t: 'bytes', v: [...value] };
    if (value instanceof Map) return { t: 'map', v: tag([...value], special) };
    if (value instanceof Set) return { t: 'set', v: tag([...value], special) };
    if (Object.prototype.toString.call(value) === '[object Object]')
      return { t: 'object', v: Object.entries(value).map(([key, item]) => [key, tag(item, special)]) };
    throw new Error('An object could not be cloned.');
  };

  const untag = (value: unknown, special: Special): unknown => {
    if (Array.isArray(value)) return value.map((item) => untag(item, special));
    if (value === null || typeof value !== 'object') return value;
    const own = special(value);
    if (own !== undefined) return own;
    const { t, v } = value as { t: string; v: never };
    const items = () => untag(v, special) as never;
    switch (t) {
      case 'undefined':
        return undefined;
      case 'bigint':
        return BigInt(v);
      case 'number':
        return Number(v);
      case 'date':
        return new Date(v);
      case 'bytes':
        return new Uint8Array(v);
      case 'map':
        return new Map(items());
      case 'set':
        return new Set(items());
      case 'object':
        return Object.fromEntries((v as [string, unknown][]).map(([key, item]) => [key, untag(item, special)]));
      default:
        throw new Error(`an unknown tag: ${t}`);
    }
  };

  return {
    encode: (value: unknown, special: Special = none): string => JSON.stringify(tag(value, special)),
    decode: (text: string, special: Special = none): unknown => untag(JSON.parse(text), special),
  };
}

export type Codec = ReturnType<typeof createCodec>;
