import type { FactType } from '../../protocol/facts.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { SavedSignIn } from '../../protocol/sign-in-list.ts';
import type { Actor, Credentials, OkAck, PasswordCredentials } from '../../protocol/wire.ts';
import type { SignInPolicy } from '../config.ts';
import type { Ledger } from '../flow/ledger.ts';
import type { Vouched } from '../flow/vouched.ts';
import { hashBadge, slowBadge, slowPassword, verifyPassword } from '../identity/hashes.ts';
import { isVouched, type ListTimes, signList } from '../identity/sign-in-list.ts';
import type { Append, ListedMeans, ListKeys } from '../store/store.ts';
import type { HubSocket } from './types.ts';

/** A manager who changes several people at once makes one new list of it. */
const TOGETHER_MS = 1_000;
/** A kiosk that loses the hub has a list that is at most this part of its life old. */
const RENEW_PART = 4;

/** What changes who may sign in where, or use what. */
const MATTERS: ReadonlySet<string> = new Set<FactType>([
  'user.created',
  'user.updated',
  'user.deactivated',
  'user.reactivated',
  'user.credentials-changed',
  'qualification.granted',
  'qualification.revoked',
  'equipment.created',
  'equipment.updated',
  'equipment.retired',
  'station.assigned',
]);

export interface SignInListsOptions {
  ledger: Ledger;
  policy: SignInPolicy;
  keys: ListKeys;
  /** How long a list serves; 0 gives out none. */
  validMs: number;
  now(): number;
  onFault(error: unknown): void;
}

interface Current extends ListTimes {
  means: ListedMeans[];
}

/** Gives the kiosks that ask the list of who may sign in there without the hub, and a new one when that changes. */
export class SignInLists {
  readonly #options: SignInListsOptions;
  readonly #holders = new Set<HubSocket>();
  #current: Promise<Current> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #renewing: NodeJS.Timeout | undefined;

  constructor(options: SignInListsOptions) {
    this.#options = options;
    if (!this.#isOn) return;
    const everyMs = Math.min(options.validMs / RENEW_PART, 2 ** 31 - 1);
    this.#renewing = setInterval(() => this.#renewSoon(), everyMs).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#renewing);
  }

  /** From here on this kiosk has the present list and every later one. */
  follow(socket: HubSocket): OkAck {
    if (socket.data.actor.kind !== 'station') return { ok: false, ...NOT_HERE };
    if (!this.#isOn) return { ok: false, ...SWITCHED_OFF };
    this.#holders.add(socket);
    socket.once('disconnect', () => this.#holders.delete(socket));
    setImmediate(() => {
      this.#send(socket).catch(this.#options.onFault);
    });
    return { ok: true };
  }

  /** What somebody has just signed in with: from now on it opens their place on the lists. */
  async learn(shown: Credentials): Promise<void> {
    if (!this.#isOn) return;
    await ('badge' in shown ? this.#learnBadge(shown.badge) : this.#learnPassword(shown));
  }

  async #learnBadge(badge: string): Promise<void> {
    const { store } = this.#options.ledger;
    const badgeHash = hashBadge(await store.siteKey(), badge);
    if (!(await store.lacksSlowBadge(badgeHash))) return;
    await store.saveSlowBadge(badgeHash, await slowBadge(this.#options.keys.salt, badge));
    this.#renewSoon();
  }

  async #learnPassword(shown: PasswordCredentials): Promise<void> {
    const { store } = this.#options.ledger;
    const user = await store.userByUsername(shown.username.toLowerCase());
    if (!user || !(await store.lacksSlowPassword(user))) return;
    // It may have been changed since it was right: what is kept has to be what signs in now.
    if (!(await verifyPassword(shown.password, user.passwordHash))) return;
    await store.saveSlowPassword(user, await slowPassword(this.#options.keys.salt, shown));
    this.#renewSoon();
  }

  changed(appends: readonly Append[]): void {
    if (appends.some(({ facts }) => facts.some(({ type }) => MATTERS.has(type)))) this.#renewSoon();
  }

  /** Who acts, and until when they could sign in from that list; a refusal where no list of ours says it. */
  vouch(actor: Actor, saved: SavedSignIn): Vouched | Refusal {
    const { keys, validMs } = this.#options;
    const isOurs = actor.kind === 'station' && isVouched(keys, actor.station.id, saved);
    return isOurs ? { userId: saved.userId, until: saved.version + validMs } : UNKNOWN_SIGN_IN;
  }

  get #isOn(): boolean {
    return this.#options.validMs > 0;
  }

  #renewSoon(): void {
    if (!this.#isOn || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#current = undefined;
      this.#sendAll().catch(this.#options.onFault);
    }, TOGETHER_MS).unref();
  }

  async #sendAll(): Promise<void> {
    for (const socket of [...this.#holders]) {
      await this.#send(socket);
      // Each takes a moment to seal; acts go in between.
      await new Promise<void>((next) => setImmediate(next));
    }
  }

  async #send(socket: HubSocket): Promise<void> {
    const { ledger, policy, keys, now } = this.#options;
    const { means, ...times } = await this.#present(now());
    const { actor } = socket.data;
    const station = actor.kind === 'station' ? ledger.world.floor.stations[actor.station.id] : undefined;
    if (!station || !socket.connected) return;
    socket.emit('sign-in-list', signList(station, { ...times, world: ledger.world, means, policy, keys }));
  }

  async #present(now: number): Promise<Current> {
    const known = await this.#current?.catch(() => undefined);
    if (known && now - known.issuedAt < this.#options.validMs / RENEW_PART) return known;
    this.#current = this.#make(now);
    return this.#current;
  }

  async #make(now: number): Promise<Current> {
    const { store } = this.#options.ledger;
    const [version, means] = [await store.nextListVersion(now), await store.listedMeans()];
    return { version, means, issuedAt: now, expiresAt: now + this.#options.validMs };
  }
}

const NOT_HERE = refuse('forbidden', 'Only a kiosk keeps a list of who may sign in there.');
const UNKNOWN_SIGN_IN = refuse('unauthorized', 'The hub gave nobody this sign-in, so nothing was done. Sign in again.');
const SWITCHED_OFF = refuse('forbidden', 'At this site nobody signs in without the hub.');
