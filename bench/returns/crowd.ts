import type { Cursor } from '../../protocol/wire.ts';
import type { StormLab } from '../../tests/faults/lab.ts';
import type { FollowerOptions } from './follower.ts';
import { inTime } from './in-time.ts';

/** Opening all at once would measure the handshake, which is not what a row about returning is for. */
const OPENING_AT_ONCE = 50;

/** One client for each station of a lab. */
export const stationsOf = (lab: StormLab, url: string): FollowerOptions[] =>
  lab.kiosks.map(({ token }) => ({ url, kind: 'station', token }));

/** So many dashboards of one manager, who follows every kind of channel that there is. */
export const screensOf = (lab: StormLab, url: string, count: number): FollowerOptions[] =>
  Array.from({ length: count }, () => ({ url, kind: 'person', token: lab.desks[0]?.token ?? '' }));

/** One client of a crowd. */
export interface Member {
  /** What should not have been: a hole, a whole state although this client has a place to go on from, a final end. */
  readonly trouble: readonly string[];
  /** For a complaint: what this client is at. */
  readonly standing: string;
  /** Resolves with the moment (`performance.now()`) at which every log is whole, and the floor has reached a place. */
  whenAt(place?: Cursor): Promise<number>;
  hasReached(place: Cursor): boolean;
  /** What the product does when the system says that the network is back. */
  retryNow(): void;
  close(): void;
}

/** Many clients in this process, and what became of them. */
export class Crowd {
  readonly #members: Member[] = [];

  /** Resolves when all are live. */
  static async open(clients: FollowerOptions[], join: (options: FollowerOptions) => Member): Promise<Crowd> {
    const crowd = new Crowd();
    const stuck = (some: Member[]) => (): string => `Clients could not connect: ${standing(some)}`;
    for (let at = 0; at < clients.length; at += OPENING_AT_ONCE) {
      const some = clients.slice(at, at + OPENING_AT_ONCE).map(join);
      crowd.#members.push(...some);
      await inTime(Promise.all(some.map((one) => one.whenAt())), stuck(some));
    }
    return crowd;
  }

  /** Resolves with the moments (`performance.now()`) at which each was live, whole and at the place. */
  whenAllAt(place: Cursor): Promise<number[]> {
    const late = (): string => {
      const missing = this.#members.filter((one) => !one.hasReached(place));
      return `${missing.length} of ${this.#members.length} clients did not come back: ${standing(missing)}`;
    };
    return inTime(Promise.all(this.#members.map((one) => one.whenAt(place))), late);
  }

  retryNow(): void {
    for (const one of this.#members) one.retryNow();
  }

  /** What should not have been, each kind once. */
  trouble(): string[] {
    return [...new Set(this.#members.flatMap((one) => one.trouble))];
  }

  close(): void {
    for (const one of this.#members) one.close();
  }
}

const standing = (members: Member[]): string => [...new Set(members.map((one) => one.standing))].join('; ');
