import type { EnrollmentAnswer } from '../protocol/enrollment.ts';
import type { Refusal } from '../protocol/refusals.ts';
import type { Clock } from './clock.ts';
import type { Enrollment, HubLink, HubUpdate, LinkPhase } from './hub-link.ts';
import type { Log } from './log.ts';

/** How soon a kiosk hears that its code was confirmed: the manager may still be looking at its screen. */
const LOOK_EVERY_MS = 1_500;
/** A hub that did not answer is asked again this often. */
const ASK_AGAIN_MS = 3_000;

type Connection = HubLink & { close(): void };

/** What the hub said to this kiosk, or nothing where it could not be reached. */
export type Said = EnrollmentAnswer | Refusal | undefined;

export interface StationPorts {
  /** Opens a connection as whoever this kiosk is now. The one before it is closed. */
  open(): Connection;
  /** Whether this kiosk was given something that enrolls it by itself: a key, or an address with a token. */
  hasGift: boolean;
  /** Asks the hub to become a station, by what was given or by a code. */
  ask(by: 'gift' | 'code'): Promise<Said>;
  /** Asks what became of it. */
  look(): Promise<Said>;
  /** This kiosk is a station now: keeps what it will be known by. */
  enrolled(): Promise<void>;
  clock: Clock;
  log: Log;
}

/**
 * A kiosk's connection through its life as a station: one that the hub does not know enrolls, by itself where it was
 * given a key, else by a code that it shows; and begins anew as the station that it has become. Screens keep their
 * subscription all the while.
 */
export const createStationLink = (ports: StationPorts): Connection => new StationLink(ports);

type Listener = (update: HubUpdate) => void;

class StationLink implements HubLink {
  readonly #ports: StationPorts;
  readonly #listeners = new Map<symbol, { listener: Listener; stop: () => void }>();
  #connection: Connection;
  #stopWatching: () => void = () => undefined;
  #enrollment: Enrollment | null = null;
  /** Which enrollment is under way; an older one that is still waiting for an answer ends without a word. */
  #run: object | undefined;
  #hasGift: boolean;

  constructor(ports: StationPorts) {
    this.#ports = ports;
    this.#hasGift = ports.hasGift;
    this.#connection = ports.open();
    this.#watch();
  }

  subscribe(listener: Listener): () => void {
    const key = Symbol('subscription');
    listener({ type: 'enrollment', enrollment: this.#enrollment });
    this.#listeners.set(key, { listener, stop: this.#connection.subscribe(listener) });
    return () => {
      this.#listeners.get(key)?.stop();
      this.#listeners.delete(key);
    };
  }

  send(...args: Parameters<HubLink['send']>): ReturnType<HubLink['send']> {
    return this.#connection.send(...args);
  }

  signIn(...args: Parameters<HubLink['signIn']>): ReturnType<HubLink['signIn']> {
    return this.#connection.signIn(...args);
  }

  signOut(): ReturnType<HubLink['signOut']> {
    return this.#connection.signOut();
  }

  retryNow(): void {
    this.#connection.retryNow();
  }

  dismiss(id: string): void {
    this.#connection.dismiss(id);
  }

  close(): void {
    this.#run = undefined;
    this.#stopWatching();
    this.#connection.close();
  }

  #watch(): void {
    this.#stopWatching = this.#connection.subscribe((update) => {
      if (update.type === 'link') this.#judge(update.link);
    });
  }

  /** The hub's word that it does not know this station begins an enrollment; a connection that it takes ends one. */
  #judge(link: LinkPhase): void {
    const isStranger = link.phase === 'stopped' && link.reason.code === 'unauthorized';
    if (isStranger && this.#run === undefined) {
      const run = {};
      this.#run = run;
      this.#tell({ phase: 'asking' });
      this.#enroll(run).catch((error: unknown) => {
        this.#ports.log({ level: 'error', message: 'the enrollment failed', detail: error });
      });
    } else if ((link.phase === 'syncing' || link.phase === 'live') && this.#run !== undefined) {
      this.#run = undefined;
      this.#tell(null);
    }
  }

  async #enroll(run: object): Promise<void> {
    let refusal: Refusal | undefined;
    while (this.#run === run) {
      const by = this.#hasGift ? 'gift' : 'code';
      const said = await this.#ports.ask(by);
      if (this.#run !== run) return;
      if (said === undefined) await this.#wait(ASK_AGAIN_MS);
      else if (!('state' in said)) {
        // A gift that doesn't do is not tried again by itself; the hub's busy moments are waited for.
        if (by === 'gift' && said.retryAfterMs === undefined) {
          refusal = said;
          this.#hasGift = false;
        } else await this.#wait(said.retryAfterMs ?? ASK_AGAIN_MS);
      } else if (said.state === 'enrolled' || (await this.#showCode(run, said, refusal)) === 'enrolled') {
        if (this.#run === run) await this.#become();
        return;
      }
    }
  }

  /** Resolves when the code was confirmed, or serves no more. */
  async #showCode(
    run: object,
    said: Extract<EnrollmentAnswer, { state: 'waiting' }>,
    refusal: Refusal | undefined,
  ): Promise<'enrolled' | 'over'> {
    const { clock, look } = this.#ports;
    const expiresAt = clock.now() + said.expiresInMs;
    this.#tell({ phase: 'pairing', code: said.code ?? '', expiresAt, ...(refusal && { refusal }) });
    while (this.#run === run && clock.now() < expiresAt) {
      await this.#wait(LOOK_EVERY_MS);
      const found = await look();
      if (found === undefined) continue;
      if (!('state' in found)) return 'over';
      if (found.state === 'enrolled') return 'enrolled';
    }
    return 'over';
  }

  /** The station that this kiosk is now has a connection of its own; screens hear all of it from the beginning. */
  async #become(): Promise<void> {
    await this.#ports.enrolled();
    this.#hasGift = false;
    this.#run = undefined;
    this.#stopWatching();
    for (const one of this.#listeners.values()) one.stop();
    this.#connection.close();
    this.#connection = this.#ports.open();
    for (const one of this.#listeners.values()) one.stop = this.#connection.subscribe(one.listener);
    this.#watch();
    this.#tell(null);
  }

  #tell(enrollment: Enrollment | null): void {
    this.#enrollment = enrollment;
    for (const { listener } of this.#listeners.values()) listener({ type: 'enrollment', enrollment });
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.#ports.clock.setTimeout(resolve, ms));
  }
}
