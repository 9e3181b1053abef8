import { type Intent, type IntentBody, type IntentOf, intentBody } from '../protocol/intents.ts';
import { REFUSALS, type Refusal, refuse, refuseInvalid } from '../protocol/refusals.ts';
import { type IntentAck, intentAck } from '../protocol/wire.ts';
import { answered, lastAnswered } from './answered-acts.ts';
import type { Clock, Timer } from './clock.ts';
import type { HubTime } from './clock-offset.ts';
import {
  actOf,
  asConfirmed,
  asRefused,
  asSaved,
  asSent,
  backToSaved,
  type Confirmed,
  isConfirmed,
  isWaiting,
  newlyLate,
  renumbered,
  shownBySnapshot,
} from './entry-life.ts';
import type { AnsweredAct, HubLink, HubUpdate, NewEntry, OutboxEntry } from './hub-link.ts';
import { isTooLarge } from './intent-size.ts';
import type { Log } from './log.ts';
import type { Outbox } from './outbox.ts';
import { retryDelayMs } from './retry.ts';
import type { Answer } from './socket.ts';

/** Longer than the hub needs at its busiest, and than the watch needs to notice a dead link (8 s). */
const ACK_TIMEOUT_MS = 10_000;

export interface QueuePorts {
  outbox: Outbox;
  clock: Clock;
  random(): number;
  newId(): string;
  log: Log;
  emit(update: HubUpdate): void;
  /** Now, on the hub's clock. */
  hubTime(): HubTime;
  /** Who is signed in at this station, and by what. */
  doneBy(): Pick<NewEntry, 'by' | 'savedSignIn'>;
  /** Whether the hub hears of an act as it is pressed. */
  isLive(): boolean;
  ask(intent: Intent, timeoutMs: number, done: (answer: Answer) => void): void;
  hasSeen(channel: string, seq: number): boolean;
  /** Whether something that was asked for before this act has to go out first. */
  isHeld(entryId: string): boolean;
  /** An act was answered for good. */
  onSettled(): void;
  /** Acts whose facts are on the screen are about to leave the disk: what they led to has to be there first. */
  beforeForgetting(): void;
}

/**
 * Sends what is in the outbox, one at a time and in order, until the hub has answered each. Exactly once in effect: the
 * number stays the same until there is an answer, and the hub runs a number once. On disk an entry is either waiting or
 * refused; that it was sent or confirmed is only in memory, because sending it again after a crash is harmless. An act
 * that outlives its connection, this program or the hub's yes is told as late from then on: also under a number that was
 * sent without, which the hub answers by its number.
 */
export class IntentQueue {
  readonly #ports: QueuePorts;
  #entries: readonly OutboxEntry[];
  #answered: readonly AnsweredAct[];
  #open = false;
  #lastN = 0;
  #flight: object | undefined;
  #attempt = 0;
  #failingSince = 0;
  #pause: Timer | undefined;

  constructor(ports: QueuePorts) {
    this.#ports = ports;
    this.#entries = ports.outbox.entries().map((entry) => (isWaiting(entry) ? asSaved(entry) : entry));
    this.#answered = ports.outbox.answered();
    this.#markLate();
  }

  async add(input: IntentBody): ReturnType<HubLink['send']> {
    const { outbox, newId, log, hubTime, isLive, doneBy } = this.#ports;
    const parsed = intentBody.safeParse(input);
    if (!parsed.success) return { ok: false, refusal: refuseInvalid('act', parsed.error) };
    const when = { ...hubTime(), ...(!isLive() && { offline: true as const }) };
    const entry: NewEntry = { id: newId(), ...when, ...doneBy(), body: parsed.data };
    if (isTooLarge(intentOf(outbox.installId, { ...entry, n: Number.MAX_SAFE_INTEGER, offline: true })))
      return { ok: false, refusal: TOO_LARGE };
    try {
      const added = outbox.add(entry);
      this.#change([...this.#entries, added]);
      this.pump();
      return { ok: true, id: added.id, n: added.n };
    } catch (error) {
      log({ level: 'error', message: 'an act could not be saved', detail: error });
      return { ok: false, refusal: notSaved(error) };
    }
  }

  /** A connection has said hello. Acts that were confirmed and that this hub doesn't have any more go out again. */
  begin(lastN: number): void {
    this.#lastN = lastN;
    this.#open = true;
    this.#change(backToSaved(this.#entries, lastN));
    this.#resume();
  }

  /** The connection is gone: whether the act in flight was run is unknown until its number is sent again. */
  suspend(): void {
    this.#open = false;
    this.#flight = undefined;
    this.#ports.clock.clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#markLate();
  }

  dismiss(id: string): void {
    const entry = this.#entries.find((one) => one.id === id);
    if (entry?.state !== 'refused') return;
    this.#write('what was dismissed', () => this.#ports.outbox.remove(id));
    this.#change(this.#entries.filter((one) => one !== entry));
  }

  /** Channels have moved: confirmed acts whose facts are on the screen leave the queue. */
  settle(snapshotOf?: string): void {
    if (!this.#entries.some(isConfirmed)) return;
    if (snapshotOf !== undefined) this.#entries = shownBySnapshot(this.#entries, snapshotOf, this.#lastN);
    const { hasSeen } = this.#ports;
    const confirmed = this.#entries.filter(isConfirmed);
    const seen = confirmed.filter((entry) =>
      Object.entries(entry.seq).every(([channel, seq]) => hasSeen(channel, seq)),
    );
    if (seen.length === 0) return;
    this.#ports.beforeForgetting();
    this.#finish(seen);
  }

  waitingIds(): string[] {
    return this.#entries.filter(isWaiting).map((entry) => entry.id);
  }

  /** The equipment of a session whose start waits here. */
  startedOn(sessionId: string): string | undefined {
    const kept = this.#entries.filter((entry) => entry.state !== 'refused');
    return kept.map((entry) => entry.body).find((body) => isStartOf(body, sessionId))?.equipmentId;
  }

  replay(): HubUpdate[] {
    return [
      { type: 'answered', acts: [...this.#answered] },
      { type: 'outbox', entries: [...this.#entries] },
    ];
  }

  /** Sends the next act where one may go now. */
  pump(): void {
    if (!this.#open || this.#flight || this.#pause !== undefined) return;
    const entry = this.#entries.find(isWaiting);
    if (!entry || this.#ports.isHeld(entry.id)) return;
    const flight = {};
    this.#flight = flight;
    this.#replace(asSent(entry));
    this.#ports.ask(intentOf(this.#ports.outbox.installId, entry), ACK_TIMEOUT_MS, (answer) => {
      if (this.#flight !== flight) return;
      this.#flight = undefined;
      this.#take(entry, answer);
    });
  }

  /** Where the disk says no, the mark is in memory, and an act that is found at a start gets it anyway. */
  #markLate(): void {
    const late = newlyLate(this.#entries);
    if (late.length === 0) return;
    this.#write('what is told late', () => this.#ports.outbox.update(...late.map((entry) => asSaved(entry))));
    this.#replace(...late);
  }

  #take(entry: OutboxEntry, answer: Answer): void {
    const parsed = answer.lost ? undefined : intentAck.safeParse(answer.body);
    if (!answer.lost && !(parsed?.success && fits(parsed.data, entry)))
      this.#ports.log({ level: 'error', message: 'an answer that fits no act', detail: answer.body });
    if (!parsed?.success || !fits(parsed.data, entry)) this.#again();
    else if (parsed.data.ok) this.#confirm(entry, parsed.data);
    else this.#takeRefusal(entry, parsed.data);
  }

  #takeRefusal(entry: OutboxEntry, { n: _n, ok: _ok, ...refusal }: Extract<IntentAck, { ok: false }>): void {
    switch (REFUSALS[refusal.code]) {
      case 'retry':
        this.#again(refusal.retryAfterMs);
        break;
      case 'sequence':
        this.#renumber(entry, refusal.expected);
        break;
      // The hub says no to this act. If it didn't count it, the next one is told what the hub expects.
      case 'sign-in':
      case 'stop':
      case 'final':
        this.#refuse(entry, refusal);
    }
  }

  #confirm(entry: OutboxEntry, ack: Extract<IntentAck, { ok: true }>): void {
    this.#replace(asConfirmed(entry, ack.result, ack.seq));
    this.settle();
    this.#resume();
    this.#ports.onSettled();
  }

  #refuse(entry: OutboxEntry, refusal: Refusal): void {
    const refused = asRefused(entry, refusal);
    this.#write('a refusal', () => this.#ports.outbox.update(refused));
    this.#replace(refused);
    this.#resume();
    this.#ports.onSettled();
  }

  #renumber(entry: OutboxEntry, expected: number | undefined): void {
    const { outbox, log } = this.#ports;
    log({ level: 'warn', message: 'the hub counts differently', detail: { sent: entry.n, expected } });
    if (expected !== undefined && expected !== entry.n) {
      const again = renumbered(this.#entries, expected);
      const isSaved = this.#write('new numbers', () => outbox.renumber(again, expected + again.length));
      if (isSaved) this.#replace(...again);
    }
    this.#again();
  }

  /** The same number again, after a while. */
  #again(retryAfterMs?: number): void {
    const { clock, random } = this.#ports;
    if (this.#attempt === 0) this.#failingSince = clock.now();
    this.#attempt += 1;
    const outageMs = clock.now() - this.#failingSince;
    const delayMs = retryDelayMs({ attempt: this.#attempt, outageMs, retryAfterMs, roll: random() });
    this.#pause = clock.setTimeout(() => {
      this.#pause = undefined;
      this.pump();
    }, delayMs);
  }

  #resume(): void {
    this.#attempt = 0;
    this.pump();
  }

  #replace(...entries: OutboxEntry[]): void {
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    this.#change(this.#entries.map((one) => byId.get(one.id) ?? one));
  }

  /** Their facts are on the screen: what is left of them is what became of them. */
  #finish(seen: readonly Confirmed[]): void {
    const acts = seen.map((entry) => answered(entry, this.#ports.hubTime().occurredAt));
    const ids = new Set(acts.map(({ id }) => id));
    this.#write('a finished act', () => this.#ports.outbox.settle(acts));
    this.#answered = lastAnswered(this.#answered, acts);
    this.#ports.emit({ type: 'answered', acts: [...this.#answered] });
    this.#change(this.#entries.filter((entry) => !ids.has(entry.id)));
  }

  #change(entries: readonly OutboxEntry[]): void {
    this.#entries = entries;
    this.#ports.emit({ type: 'outbox', entries: [...entries] });
  }

  /** What is written after the hub's answer may fail: the entry on disk is then sent again, and answered the same. */
  #write(what: string, write: () => void): boolean {
    try {
      write();
      return true;
    } catch (error) {
      this.#ports.log({ level: 'error', message: `${what} could not be written to the outbox`, detail: error });
      return false;
    }
  }
}

/** An act as it goes over the wire. */
function intentOf(installId: string, entry: NewEntry & { n: number }): Intent {
  const { body, by: _by, ...head } = actOf(entry);
  return { installId, n: entry.n, ...head, ...body };
}

const isStartOf = (body: IntentBody, sessionId: string): body is IntentOf<'session.start'> =>
  body.type === 'session.start' && body.sessionId === sessionId;

/** An answer to this act; a hub that couldn't even read the number answers null. */
const fits = (ack: IntentAck, entry: OutboxEntry): boolean => ack.n === null || ack.n === entry.n;

const TOO_LARGE = refuse(
  'too-large',
  'This is more than can be sent at once, so nothing was saved. Shorten the text or split it, and try again.',
);

function notSaved(error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC')
    return refuse(
      'storage-full',
      'This computer’s disk is full, so this was not saved. Free some space and try again.',
    );
  return refuse('storage-unavailable', 'This could not be saved on this computer, so nothing was sent. Try again.');
}
