import type { Cursor } from '../../protocol/wire.ts';
import type { StormLab } from '../../tests/faults/lab.ts';
import { Follower, type FollowerOptions } from './follower.ts';
import { inTime } from './in-time.ts';

/** Opening all at once would measure the handshake, which is not what a row about returning is for. */
const OPENING_AT_ONCE = 50;

/** One client for each station of a lab. */
export const stationsOf = (lab: StormLab, url: string): FollowerOptions[] =>
  lab.kiosks.map(({ token }) => ({ url, kind: 'station', token }));

/** So many dashboards of one manager, who follows every kind of channel that there is. */
export const screensOf = (lab: StormLab, url: string, count: number): FollowerOptions[] =>
  Array.from({ length: count }, () => ({ url, kind: 'person', token: lab.desks[0]?.token ?? '' }));

/** Many clients in this process, and what became of them. */
export class Crowd {
  readonly #followers: Follower[] = [];

  /** Resolves when all are live. */
  static async open(clients: FollowerOptions[]): Promise<Crowd> {
    const crowd = new Crowd();
    const stuck = (some: Follower[]) => (): string => `Clients could not connect: ${standing(some)}`;
    for (let at = 0; at < clients.length; at += OPENING_AT_ONCE) {
      const some = clients.slice(at, at + OPENING_AT_ONCE).map((one) => new Follower(one));
      crowd.#followers.push(...some);
      await inTime(Promise.all(some.map((one) => one.whenAt())), stuck(some));
    }
    return crowd;
  }

  /** Resolves with the moments (`performance.now()`) at which each was live, whole and at the place. */
  whenAllAt(place: Cursor): Promise<number[]> {
    const late = (): string => {
      const missing = this.#followers.filter((one) => !one.hasReached(place));
      return `${missing.length} of ${this.#followers.length} clients did not come back: ${standing(missing)}`;
    };
    return inTime(Promise.all(this.#followers.map((one) => one.whenAt(place))), late);
  }

  retryNow(): void {
    for (const one of this.#followers) one.retryNow();
  }

  /** What should not have been, each kind once. */
  trouble(): string[] {
    return [...new Set(this.#followers.flatMap((one) => one.trouble))];
  }

  close(): void {
    for (const one of this.#followers) one.close();
  }
}

const standing = (followers: Follower[]): string => [...new Set(followers.map((one) => one.standing))].join('; ');
