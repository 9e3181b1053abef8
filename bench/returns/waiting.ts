import type { HubUpdate } from '../../client/hub-link.ts';

type Met = (update: HubUpdate | undefined) => boolean;

/** What somebody waits for at one client, looked at with everything that happens there. */
export class Waiting {
  #all: { isMet: Met; done(at: number): void }[] = [];

  /** Resolves with the moment (`performance.now()`) at which it is so; it may be so already. */
  when(isMet: Met): Promise<number> {
    return new Promise((done) => {
      this.#all.push({ isMet, done });
      this.look(undefined);
    });
  }

  look(update: HubUpdate | undefined): void {
    const met = this.#all.filter((one) => one.isMet(update));
    if (met.length === 0) return;
    this.#all = this.#all.filter((one) => !met.includes(one));
    for (const one of met) one.done(performance.now());
  }
}
