import type { Fact } from '../../protocol/facts.ts';
import { applyFloor, emptyFloor, type FloorState } from '../../protocol/floor.ts';
import type { Intent } from '../../protocol/intents.ts';
import type { IntentAck, SyncRequest } from '../../protocol/wire.ts';
import { equipmentOf, helloOf, idOf, placed } from './lab.ts';
import type { ModelWire } from './model-wire.ts';

/** What survives the hub's own end. */
interface Durable {
  epoch: string;
  facts: Fact[];
  /** The last number of each installation. */
  lastN: Map<string, number>;
  /** What each act led to, by its id, or by its number. */
  acks: Map<string, IntentAck>;
  /** The ids of the acts that had their effect, in order. */
  effects: string[];
}

/** An act as it reached this hub, and over which wire. */
export interface Told {
  id: string;
  wire: ModelWire;
  occurredAt: number;
  clockErrorMs: number | undefined;
  isLate: boolean;
  /** It was heard of before on this wire, and the client had the answer. */
  isAfterYes: boolean;
}

const copy = (kept: Durable): Durable => ({
  ...kept,
  facts: [...kept.facts],
  lastN: new Map(kept.lastN),
  acks: new Map(kept.acks),
  effects: [...kept.effects],
});

/** The smallest hub that keeps DESIGN's promises for one floor and one station. */
export class ModelHub {
  kept: Durable = { epoch: 'e1', facts: [], lastN: new Map(), acks: new Map(), effects: [] };
  /** How it answers the next new acts. */
  moods: ('retry' | 'final')[] = [];
  readonly told: Told[] = [];
  readonly #states = new Map<string, FloorState>();
  readonly #wires: ModelWire[] = [];
  #backup = copy(this.kept);
  #epochs = 1;
  #state = emptyFloor;
  #foreign = 5_000;

  readonly #knowsIds: boolean;
  readonly #now: () => number;

  constructor({ knowsIds, now }: { knowsIds: boolean; now: () => number }) {
    this.#knowsIds = knowsIds;
    this.#now = now;
    this.#note();
  }

  get state(): FloorState {
    return this.#state;
  }

  /** The state that this hub had at a place of one of its histories. */
  stateAt(epoch: string, seq: number): FloorState | undefined {
    return this.#states.get(`${epoch}/${seq}`);
  }

  /** Reads one message of a wire. */
  read(wire: ModelWire): void {
    const next = wire.up.shift();
    if (!next) return;
    if (!('body' in next)) this.#welcome(wire);
    else if (!wire.isServed && next.event !== 'intent') return;
    else if (next.event === 'intent')
      wire.reply(next.done, this.#run(this.#hear(next.body as Intent, wire, next.isAfterYes)));
    else if (next.event === 'sync') {
      wire.reply(next.done, { ok: true });
      this.#bringUp(wire, next.body as SyncRequest);
    } else wire.reply(next.done, { t1: this.#now(), t2: this.#now() });
  }

  #hear(intent: Intent, wire: ModelWire, isAfterYes: boolean): Intent {
    const { id, occurredAt, clockErrorMs, offline } = intent;
    this.told.push({ id, wire, occurredAt, clockErrorMs, isLate: offline === true, isAfterYes });
    return intent;
  }

  sayHead(): void {
    for (const wire of this.#served()) wire.say('head', this.#head());
  }

  /** Something happens elsewhere in the lab. */
  act(): void {
    this.#foreign += 1;
    this.#append({ type: 'equipment.created', equipment: equipmentOf(this.#foreign) });
  }

  restart(): void {
    for (const wire of this.#wires.splice(0)) {
      wire.up = [];
      wire.break(true);
    }
  }

  backUp(): void {
    this.#backup = copy(this.kept);
  }

  restore(): void {
    this.restart();
    this.#epochs += 1;
    this.kept = { ...copy(this.#backup), epoch: `e${this.#epochs}` };
    this.#state = this.kept.facts.reduce(applyFloor, emptyFloor);
    this.#note();
  }

  #welcome(wire: ModelWire): void {
    wire.isServed = true;
    this.#wires.push(wire);
    wire.connect();
    wire.say('hello', helloOf({ lastN: this.kept.lastN.get(wire.auth.client.installId) ?? 0 }));
    const cursor = wire.auth.cursors['floor'];
    this.#bringUp(wire, { channel: 'floor', epoch: cursor?.epoch ?? '', since: cursor?.seq ?? 0 });
    wire.say('head', this.#head());
  }

  #bringUp(wire: ModelWire, { epoch, since }: SyncRequest): void {
    const { facts } = this.kept;
    const place = { channel: 'floor', epoch: this.kept.epoch };
    if (epoch !== this.kept.epoch || since > facts.length)
      wire.say('snapshot', { ...place, seq: facts.length, state: this.#state });
    else if (since < facts.length) wire.say('facts', { ...place, facts: facts.slice(since) });
  }

  /**
   * A hub that counts is enough as long as nobody's history is set back. Where it may be, an act has to be known by its
   * id: a copy that comes late over an old line must neither run under a number that is free again nor take it, and the
   * answer that another act got under this number is none to this one.
   */
  #run({ installId, n, id }: Intent): IntentAck {
    const { kept } = this;
    const key = this.#knowsIds ? id : `${installId} ${n}`;
    const known = kept.acks.get(key);
    if (known) return { ...known, n };
    const next = (kept.lastN.get(installId) ?? 0) + 1;
    if (n !== next) return refused(n, 'out-of-order', { expected: next });
    const mood = this.moods.shift();
    if (mood === 'retry') return refused(n, 'storage-unavailable', { retryAfterMs: 500 });
    kept.lastN.set(installId, n);
    const ack = mood === 'final' ? refused(n, 'conflict') : this.#effect(n, id);
    kept.acks.set(key, ack);
    return ack;
  }

  #effect(n: number, id: string): IntentAck {
    this.kept.effects.push(id);
    this.#append({ type: 'equipment.created', equipment: equipmentOf(1, { id }) });
    return { n, ok: true, result: {}, seq: { floor: this.kept.facts.length } };
  }

  #append(body: Parameters<typeof placed>[1]): void {
    const fact = placed(this.kept.facts.length + 1, body);
    this.kept.facts.push(fact);
    this.#state = applyFloor(this.#state, fact);
    this.#note();
    for (const wire of this.#served()) wire.say('facts', { channel: 'floor', epoch: this.kept.epoch, facts: [fact] });
  }

  #served(): ModelWire[] {
    return this.#wires.filter((wire) => wire.isServed);
  }

  #head() {
    return { floor: { epoch: this.kept.epoch, seq: this.kept.facts.length } };
  }

  #note(): void {
    this.#states.set(`${this.kept.epoch}/${this.kept.facts.length}`, this.#state);
  }
}

const refused = (
  n: number,
  code: 'out-of-order' | 'storage-unavailable' | 'conflict',
  more: object = {},
): IntentAck => ({
  n,
  ok: false,
  code,
  message: `No to ${idOf(n)}.`,
  ...more,
});
