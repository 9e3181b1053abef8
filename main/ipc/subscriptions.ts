import type { WebContents } from 'electron';
import type { HubLink } from '../../client/hub-link.ts';
import { type PageId, UPDATE_CHANNEL } from '../../preload/ipc.ts';

type Held = { page: PageId; stops: Map<number, () => void> };

/** Which page follows the hub. A page that was loaded again has new subscriptions; the old ones are nobody's. */
export class Subscriptions {
  readonly #link: HubLink;
  readonly #byContents = new Map<number, Held>();

  constructor(link: HubLink) {
    this.#link = link;
  }

  /** Sends the present state at once and every change after it. */
  add(contents: WebContents, page: PageId, subscription: number): void {
    const { stops } = this.#heldBy(contents, page);
    if (stops.has(subscription)) return;
    const stop = this.#link.subscribe((update) => {
      if (!contents.isDestroyed()) contents.send(UPDATE_CHANNEL, page, subscription, update);
    });
    stops.set(subscription, stop);
  }

  remove(contents: WebContents, page: PageId, subscription: number): void {
    const held = this.#byContents.get(contents.id);
    if (held?.page !== page) return;
    held.stops.get(subscription)?.();
    held.stops.delete(subscription);
  }

  /** The page is gone: its window closed, or its process crashed. */
  drop(contentsId: number): void {
    for (const stop of this.#byContents.get(contentsId)?.stops.values() ?? []) stop();
    this.#byContents.delete(contentsId);
  }

  #heldBy(contents: WebContents, page: PageId): Held {
    const held = this.#byContents.get(contents.id);
    if (held?.page === page) return held;
    if (held !== undefined) this.drop(contents.id);
    else this.#watch(contents);
    const fresh: Held = { page, stops: new Map() };
    this.#byContents.set(contents.id, fresh);
    return fresh;
  }

  #watch(contents: WebContents): void {
    const { id } = contents;
    contents.once('destroyed', () => this.drop(id));
    contents.once('render-process-gone', () => this.drop(id));
  }
}
