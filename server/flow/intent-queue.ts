import type { AuditSource } from '../../protocol/audit.ts';
import type { Author } from '../../protocol/facts.ts';
import { type IntentHead, intentBody } from '../../protocol/intents.ts';
import { type Refusal, refuse, refuseInvalid } from '../../protocol/refusals.ts';
import type { Actor, IntentAck } from '../../protocol/wire.ts';
import { aboutOf } from '../audit/about.ts';
import type { Sealed } from '../identity/seal.ts';
import { decide } from '../rules/decide.ts';
import { isRefusal } from '../rules/rule.ts';
import { storageFaultOf } from '../store/faults.ts';
import type { CommitResult, RunIntent, Secret } from '../store/store.ts';
import type { Ledger } from './ledger.ts';
import { turnOf } from './number.ts';
import { actingAs, type Vouched } from './vouched.ts';
import { Draft } from './world.ts';

/** An intent that has arrived: whose, its head as parsed, and the rest as it came. */
export interface Submitted {
  actor: Actor;
  /** Whose queue it is: the station or person that the installation belongs to. */
  owner: string;
  /** Where it came from, for the audit. */
  address: string;
  head: IntentHead;
  body: Record<string, unknown>;
  /** Set where the edge has refused it already; it still takes its number. */
  refusal?: Refusal;
  /** Set where the kiosk's saved list let somebody in: they act, not whom the hub knows there. */
  vouched?: Vouched;
  /** The hashes of the secrets in the body, where it has some. */
  sealed?: Sealed;
}

interface Waiting extends Submitted {
  answer(ack: IntentAck): void;
}

export interface QueueOptions {
  ledger: Ledger;
  now(): number;
  newEpoch(): string;
  onFault(error: unknown): void;
}

/** Intents of one moment share a transaction; beyond this many the rest wait for the next, so that none waits long. */
const MAX_BATCH = 256;

/** Another process that writes as fast as we do can make a batch stale; after this many tries it counts as a fault. */
const MAX_TRIES = 20;

/** How long a client waits before it sends an intent again that storage could not take, in milliseconds. */
const STORAGE_RETRY_MS = 2_000;

/** Runs intents in the order in which they came, each exactly once, many to a commit where many wait. */
export class IntentQueue {
  readonly #options: QueueOptions;
  #waiting: Waiting[] = [];
  #draining: Promise<void> | undefined;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  get length(): number {
    return this.#waiting.length;
  }

  /** Resolves with the answer once it is durable; never rejects. */
  submit(submitted: Submitted): Promise<IntentAck> {
    return new Promise((answer) => {
      this.#waiting.push({ ...submitted, answer });
      this.#draining ??= this.#drain();
    });
  }

  /** Resolves when nothing is waiting or under way. */
  async settled(): Promise<void> {
    await this.#draining;
  }

  /** Starts after what is readable now has been read, so that intents that came together go together. */
  async #drain(): Promise<void> {
    await new Promise<void>((next) => setImmediate(next));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, MAX_BATCH);
      await this.#options.ledger.exclusively(() => this.#runOrExplain(batch));
    }
    this.#draining = undefined;
  }

  async #runOrExplain(batch: Waiting[]): Promise<void> {
    try {
      await this.#run(batch);
    } catch (error) {
      this.#options.onFault(error);
      for (const one of batch) one.answer(refused(one, refusalOfFault(error)));
    }
  }

  async #run(batch: Waiting[]): Promise<void> {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const result = await this.#attempt(batch);
      if (result === 'committed') return;
      if (result === 'guarded') return this.#runGuarded(batch);
      await this.#options.ledger.catchUp();
    }
    throw new Error(`A batch was overtaken ${MAX_TRIES} times by another process.`);
  }

  /** The database refused a row that the rules let pass: find whose it is, and record a refusal for that one. */
  async #runGuarded(batch: Waiting[]): Promise<void> {
    if (batch.length > 1) {
      for (const one of batch) await this.#run([one]);
      return;
    }
    for (const one of batch) await this.#explainGuard(one);
  }

  /** An act that ran before under another number gets the answer it got then, and takes no number. */
  async #explainGuard(one: Waiting): Promise<void> {
    const known = await this.#options.ledger.store.ackOfAct(one.head.id);
    if (known?.owner === one.owner) {
      one.answer({ ...known.ack, n: one.head.n });
      return;
    }
    const refusal = refuse('conflict', 'This collides with something that was recorded before. Look, then try anew.');
    if (known) one.answer(refused(one, refusal));
    else await this.#run([{ ...one, refusal }]);
  }

  async #attempt(batch: Waiting[]): Promise<CommitResult> {
    const { ledger, now, newEpoch } = this.#options;
    // A refusal writes no fact, so no stale place would show that it was decided on old knowledge.
    await ledger.catchUpIfChanged();
    const run = new BatchRun(ledger, new Draft(ledger.world, newEpoch), now());
    const answers: [Waiting, IntentAck][] = [];
    for (const one of batch) answers.push([one, await run.take(one)]);
    const answerAll = (): void => {
      for (const [one, ack] of answers) one.answer(ack);
    };
    if (run.done.length > 0) return ledger.commit(run.draft, { intents: run.done, secrets: run.secrets }, answerAll);
    answerAll();
    return 'committed';
  }
}

/** One try at one batch: what it would write, and what it would answer. */
class BatchRun {
  readonly draft: Draft;
  readonly done: RunIntent[] = [];
  readonly secrets: Secret[] = [];
  readonly #ledger: Ledger;
  readonly #now: number;
  readonly #byNumber = new Map<string, RunIntent>();
  readonly #lasts = new Map<string, RunIntent>();

  constructor(ledger: Ledger, draft: Draft, now: number) {
    this.#ledger = ledger;
    this.draft = draft;
    this.#now = now;
  }

  async take(submitted: Submitted): Promise<IntentAck> {
    const one = { ...submitted, actor: actingAs(submitted.actor, submitted.vouched, this.draft.staff.users) };
    const { installId, n } = one.head;
    const last = this.#lasts.get(installId);
    const install = last ? { owner: last.owner, lastN: last.n } : await this.#ledger.install(installId);
    const turn = turnOf(install, one.owner, n);
    if (turn === 'recall') return this.#recall(one);
    if (turn !== 'run') return refused(one, turn);
    await this.#recallSession(one);
    return this.#record(one, this.#decide(one));
  }

  async #recall(one: Submitted): Promise<IntentAck> {
    const { installId, n } = one.head;
    const known = this.#byNumber.get(numberKey(installId, n))?.ack ?? (await this.#ledger.store.ackOf(installId, n));
    return known ?? refused(one, refuse('conflict', 'This was done before, and what came of it is no longer kept.'));
  }

  /** A session that is on no list any more is looked up before the rule, which is pure, may need it. */
  async #recallSession({ body: { type, sessionId } }: Submitted): Promise<void> {
    const { floor, staff, past } = this.draft;
    // A start brings a new id; one that is not new is the database's to refuse.
    if (type === 'session.start' || typeof sessionId !== 'string') return;
    if (floor.sessions[sessionId] || staff.conflicts[sessionId] || past.has(sessionId)) return;
    const session = await this.#ledger.store.session(sessionId);
    if (session) past.set(sessionId, session);
  }

  #decide(one: Submitted): IntentAck {
    if (one.refusal) return refused(one, one.refusal);
    const parsed = intentBody.safeParse(one.body);
    if (!parsed.success) return refused(one, refuseInvalid('request', parsed.error));
    const { offline, occurredAt, clockErrorMs } = one.head;
    const { sealed, vouched } = one;
    const claim = { claimedAt: occurredAt, ...(clockErrorMs !== undefined && { clockErrorMs }) };
    const when = {
      intentId: one.head.id,
      now: this.#now,
      ...(offline && claim),
      ...(sealed && { sealed }),
      ...(vouched && { vouched }),
    };
    const decision = decide(this.draft, parsed.data, one.actor, when);
    if (isRefusal(decision)) return refused(one, decision);
    this.secrets.push(...(decision.secrets ?? []));
    const seq = this.draft.append(decision.facts, this.#now, authorOf(one.actor));
    return { n: one.head.n, ok: true, result: decision.result, seq };
  }

  #record(one: Submitted, ack: IntentAck): IntentAck {
    const { installId, n, id, occurredAt, offline = false, clockErrorMs = null } = one.head;
    const type = typeof one.body['type'] === 'string' ? one.body['type'].slice(0, MAX_TYPE_CHARS) : '';
    const by = authorOf(one.actor);
    const told = { occurredAt, receivedAt: this.#now, offline, clockErrorMs };
    const from = { source: sourceOf(one.actor), address: one.address };
    const ids = aboutOf(one.body, ack.ok ? ack.result : undefined);
    const about = one.vouched ? { ...ids, shown: 'saved-list' } : ids;
    const done = { installId, n, id, type, by, owner: one.owner, ...told, ...from, about, ack };
    this.done.push(done);
    this.#lasts.set(installId, done);
    this.#byNumber.set(numberKey(installId, n), done);
    return ack;
  }
}

const sourceOf = (actor: Actor): AuditSource => (actor.kind === 'station' ? 'station' : 'dashboard');

/** What is kept of an unknown type's name. */
const MAX_TYPE_CHARS = 64;

const numberKey = (installId: string, n: number): string => `${installId}\n${n}`;

const refused = (one: Submitted, refusal: Refusal): IntentAck => ({ n: one.head.n, ok: false, ...refusal });

function refusalOfFault(error: unknown): Refusal {
  const code = storageFaultOf(error) ?? 'storage-unavailable';
  const what = code === 'storage-full' ? 'The hub’s disk is full' : 'The hub can’t write to its store';
  return refuse(code, `${what}. Nothing is lost: this is kept and sent again.`, { retryAfterMs: STORAGE_RETRY_MS });
}

function authorOf(actor: Actor): Author {
  const user = actor.kind === 'feed' ? undefined : actor.user;
  return {
    ...(user && { user: { id: user.id, name: user.name } }),
    ...(actor.kind === 'station' && { station: { id: actor.station.id, name: actor.station.name } }),
  };
}
