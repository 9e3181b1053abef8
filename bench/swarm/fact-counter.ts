const FACT = Buffer.from('"seq":');
/** Marks a fact's equipment name, so that a delivery is matched with the intent that caused it. */
export const MARK = 'mark-';
const MARK_BYTES = Buffer.from(MARK);
const FLOOR = Buffer.from('42["facts",{"channel":"floor"');
const QUOTE = 0x22;

/** Every fact of the floor that arrived anywhere, and how long after its intent was sent. */
export class FactCounter {
  deliveries = 0;
  frames = 0;
  readonly latenciesMs: number[] = [];
  readonly #sentAt = new Map<number, number>();

  sent(mark: number): void {
    this.#sentAt.set(mark, performance.now());
  }

  /** Counts the facts of one frame, and times those that carry a mark. */
  take(payload: Buffer): void {
    if (payload.length < FLOOR.length || payload.compare(FLOOR, 0, FLOOR.length, 0, FLOOR.length) !== 0) return;
    const now = performance.now();
    this.frames++;
    for (let at = payload.indexOf(FACT); at >= 0; at = payload.indexOf(FACT, at + FACT.length)) this.deliveries++;
    if (this.#sentAt.size === 0) return;
    for (let at = payload.indexOf(MARK_BYTES); at >= 0; at = payload.indexOf(MARK_BYTES, at + MARK_BYTES.length)) {
      const end = payload.indexOf(QUOTE, at);
      const sentAt = this.#sentAt.get(Number(payload.toString('latin1', at + MARK_BYTES.length, end)));
      if (sentAt !== undefined) this.latenciesMs.push(now - sentAt);
    }
  }
}
