import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createConnection } from './connection.ts';
import type { OutboxEntry } from './hub-link.ts';
import type { LastState, LastStateStore } from './last-state.ts';
import { createMemoryOutbox } from './memory-outbox.ts';
import type { Outbox } from './outbox.ts';
import { FakeClock } from './test-kit/fake-clock.ts';
import { create, idOf } from './test-kit/lab.ts';
import { MemoryLastState } from './test-kit/memory-last-state.ts';
import { Mirror } from './test-kit/mirror.ts';
import { ModelHub, type Told } from './test-kit/model-hub.ts';
import { ModelWire } from './test-kit/model-wire.ts';

/** What a person did, and what was lost with a backup or an image that was put back: no client can know of that. */
interface Acts {
  done: string[];
  lost: Set<string>;
  /** Not once an image brought back an act that the hub had refused and, restored, knows nothing of. */
  isInOrder: boolean;
}

/** How far the kiosk's clock is behind the hub's. */
const HUB_AHEAD_MS = 3_600_000;

/** When an act was pressed, on the hub's clock, and on which wire where the link was live. */
interface Press {
  hubAt: number;
  wire: ModelWire | undefined;
}

/** A connection, a hub, and the wires between them, of which each try opened one. */
class World {
  readonly clock = new FakeClock();
  readonly hub: ModelHub;
  readonly wires: ModelWire[] = [];
  readonly #presses = new Map<string, Press>();
  /** What the screens of other PCs show that woke with a copy of this one's disk. */
  readonly #copies: Mirror[] = [];
  #programs = 0;
  outbox = createMemoryOutbox(OWN_NAME);
  #lastState = new MemoryLastState();
  #nextN = 1;
  #image: { entries: OutboxEntry[]; nextN: number; shown?: LastState } = { entries: [], nextN: 1 };
  #ids = 0;
  readonly #roll: () => number;
  connection: ReturnType<typeof createConnection>;
  mirror: Mirror;

  constructor(knowsIds: boolean, roll: () => number) {
    this.hub = new ModelHub({ knowsIds, now: () => this.clock.now() + HUB_AHEAD_MS });
    this.#roll = roll;
    this.connection = this.#start();
    this.mirror = new Mirror(this.connection);
  }

  #start(outbox = this.#counted(), lastState: LastStateStore = this.#whileItRuns()) {
    return createConnection({
      url: 'http://hub.test',
      kind: 'station',
      version: '1',
      outbox,
      lastState,
      clock: this.clock,
      random: this.#roll,
      newId: () => idOf(++this.#ids),
      openSocket: (_url, auth, on) => {
        const wire = new ModelWire(this.clock, auth, on);
        this.wires.push(wire);
        return wire;
      },
    });
  }

  /** The program of the client ends without a word, and starts again with what its outbox holds. */
  crash(): void {
    this.#programs += 1;
    this.connection.close();
    this.connection = this.#start();
    this.mirror = new Mirror(this.connection);
  }

  /** Somebody takes an image of the disk, and later puts it back: numbers that were used come again. */
  takeImage(): void {
    const shown = this.#lastState.read();
    this.#image = { entries: this.outbox.entries(), nextN: this.#nextN, ...(shown && { shown }) };
  }

  /** Another PC wakes with a copy of the disk, sees that it is another one, and speaks for the same acts under its own name. */
  wakeCopy(): void {
    const outbox = createMemoryOutbox(`copy-${this.#copies.length + 1}`);
    for (const entry of this.outbox.entries()) if (entry.state !== 'refused') outbox.add(entry);
    this.#copies.push(new Mirror(this.#start(outbox, new MemoryLastState())));
  }

  putImageBack(): void {
    const { entries, nextN, shown } = this.#image;
    this.outbox = createMemoryOutbox(OWN_NAME);
    this.#lastState = new MemoryLastState(shown);
    for (const entry of entries) this.outbox.add(entry);
    this.outbox.renumber(entries, nextN);
    this.#nextN = nextN;
    this.crash();
  }

  /** A person acts; returns the act's id where it was taken. */
  async press(): Promise<string | undefined> {
    const wire = this.mirror.phase === 'live' ? this.wires.findLast(isOwn) : undefined;
    const press = { hubAt: this.clock.now() + HUB_AHEAD_MS, wire };
    const sent = await this.connection.send(create(1));
    if (!sent.ok) return undefined;
    this.#presses.set(sent.id, press);
    return sent.id;
  }

  /** What the outbox of one program writes; a program that has ended writes nothing. */
  #counted(): Outbox {
    const { outbox } = this;
    const program = this.#programs;
    return {
      ...outbox,
      update: (...entries) => {
        if (program === this.#programs) outbox.update(...entries);
      },
      add: (entry) => {
        const added = outbox.add(entry);
        this.#nextN = added.n + 1;
        return added;
      },
      renumber: (entries, nextN) => {
        outbox.renumber(entries, nextN);
        this.#nextN = nextN;
      },
    };
  }

  /** A program that has ended writes nothing here either. */
  #whileItRuns(): LastStateStore {
    const lastState = this.#lastState;
    const program = this.#programs;
    return {
      read: () => lastState.read(),
      write: (news) => {
        if (program === this.#programs) lastState.write(news);
      },
      forget: () => lastState.forget(),
    };
  }

  wire(from: number): ModelWire | undefined {
    return this.wires[Math.max(0, this.wires.length - 1 - from)];
  }

  /**
   * Nothing is lost any more: everything arrives until both sides are at rest, however long a dead line takes to show. It
   * is looked at before time goes on: where many beat, there is always a beat or a head under way a second later.
   */
  settle(): void {
    this.hub.moods = [];
    for (let round = 0; round < 200; round++) {
      for (const wire of this.wires) {
        while (wire.up.length > 0) this.hub.read(wire);
        while (wire.down.length > 0) wire.deliver();
      }
      if (round >= 20 && this.isAtRest()) return;
      this.clock.advance(1_000);
      if (round % 5 === 4) this.hub.sayHead();
    }
  }

  isAtRest(): boolean {
    const isQuiet = this.wires.every((wire) => wire.up.length === 0 && wire.down.length === 0);
    return isQuiet && [this.mirror, ...this.#copies].every(isDone);
  }

  /** Holds at every moment, whatever was lost. */
  check(): void {
    for (const { logs } of [this.mirror, ...this.#copies]) {
      const floor = logs.get('floor');
      if (floor) expect(floor.state).toEqual(this.hub.stateAt(floor.epoch, floor.seq));
    }
    const { effects } = this.hub.kept;
    expect(new Set(effects).size, 'an act had two effects').toBe(effects.length);
    for (const told of this.hub.told.splice(0)) this.#checkTold(told);
  }

  /** An act is late on every wire but the one on which it was pressed, and there after a yes, and says when that was. */
  #checkTold({ id, wire, occurredAt, clockErrorMs, isLate, isAfterYes }: Told): void {
    const press = this.#presses.get(id);
    expect(isLate, 'told late').toBe(press?.wire !== wire || isAfterYes);
    const hubAt = press?.hubAt ?? Number.NaN;
    if (clockErrorMs === undefined) expect(occurredAt).toBe(hubAt - HUB_AHEAD_MS);
    else expect(Math.abs(occurredAt - hubAt)).toBeLessThanOrEqual(clockErrorMs + 1);
  }
}

const OWN_NAME = 'install-1';
const isOwn = ({ auth }: ModelWire): boolean => auth.client.installId === OWN_NAME;

const isDone = ({ phase, outbox }: Mirror): boolean =>
  phase === 'live' && outbox.every((entry) => entry.state === 'refused');

type Step = fc.AsyncCommand<Acts, World>;

const step = (name: string, run: (world: World, acts: Acts) => void | Promise<void>): Step => ({
  check: () => true,
  async run(acts, world) {
    await run(world, acts);
    world.check();
  },
  toString: () => name,
});

const ACT = step('act', async (world, acts) => {
  const id = await world.press();
  if (id !== undefined) acts.done.push(id);
});

const RESTORE = step('restore', (world, acts) => {
  const held = new Set(world.outbox.entries().map((entry) => entry.id));
  const before = world.hub.kept.effects;
  world.hub.restore();
  for (const id of before) if (!world.hub.kept.effects.includes(id) && !held.has(id)) acts.lost.add(id);
});

const PUT_BACK = step('the disk is set back', (world, acts) => {
  acts.isInOrder = false;
  world.putImageBack();
  const kept = new Set([...world.hub.kept.effects, ...world.outbox.entries().map((entry) => entry.id)]);
  for (const id of acts.done) if (!kept.has(id)) acts.lost.add(id);
});

/** Everything gets through for a while: without enough of it nothing is ever far enough for a loss to matter. */
const exchange = (count: number): Step =>
  step(`hub reads and client reads, ${count} times`, (world) => {
    for (let i = 0; i < count; i++) {
      const wire = world.wire(0);
      while (wire && wire.up.length > 0) world.hub.read(wire);
      while (wire && wire.down.length > 0) wire.deliver();
      world.clock.advance(100);
    }
  });

const EXCHANGE = fc.integer({ min: 1, max: 5 }).map(exchange);

const lineBreaks = (isHeard: boolean): Step =>
  step(`the line breaks${isHeard ? '' : ', unheard'}`, (world) => world.wire(0)?.break(isHeard));

const ELSEWHERE = fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }).map((arrives) =>
  step(`elsewhere, of which arrives ${arrives.join()}`, (world) => {
    for (const one of arrives) {
      world.hub.act();
      if (!one) world.wire(0)?.down.pop();
    }
  }),
);

const often = <T>(times: number, one: T): T[] => Array.from({ length: times }, () => one);

/** What can happen to lines and programs. */
const FAULTS: fc.Arbitrary<Step>[] = [
  ...often(4, fc.constant(ACT)),
  ...often(5, EXCHANGE),
  ...often(3, ELSEWHERE),
  fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 6 })).map(([from, count]) =>
    step(`hub reads ${count} of wire -${from}`, (world) => {
      const wire = world.wire(from);
      for (let i = 0; i < count && wire; i++) world.hub.read(wire);
    }),
  ),
  fc.integer({ min: 1, max: 12 }).map((count) =>
    step(`client reads ${count}`, (world) => {
      for (let i = 0; i < count; i++) world.wire(0)?.deliver();
    }),
  ),
  fc.nat(3).map((index) => step(`lose ${index} down`, (world) => void world.wire(0)?.down.splice(index, 1))),
  fc.constantFrom(100, 500, 3_000, 9_000, 11_000).map((ms) => step(`${ms} ms`, (world) => world.clock.advance(ms))),
  fc.boolean().map(lineBreaks),
  fc.constant(step('head', (world) => world.hub.sayHead())),
  fc.constant(
    step('the hub reads and its answer is lost, while heads go on', (world) => {
      const wire = world.wire(0);
      while (wire && wire.up.length > 0) world.hub.read(wire);
      wire?.down.splice(0);
      for (let i = 0; i < 2; i++) {
        world.clock.advance(5_000);
        world.hub.sayHead();
        while (wire && wire.down.length > 0) wire.deliver();
      }
    }),
  ),
  fc
    .constantFrom('retry' as const, 'final' as const)
    .map((mood) => step(mood, (world) => void world.hub.moods.push(mood))),
  fc.constant(step('hub restarts', (world) => world.hub.restart())),
  fc.constant(step('client restarts', (world) => world.crash())),
  fc.constant(step('retry now', (world) => world.connection.retryNow())),
];

/** What can happen to disks. */
const SET_BACK: fc.Arbitrary<Step>[] = [
  fc.constant(step('backup', (world) => world.hub.backUp())),
  fc.constant(RESTORE),
  fc.constant(step('an image of the disk', (world) => world.takeImage())),
  fc.constant(PUT_BACK),
];

/** Both speak from then on; which of them the hub hears first is open, and so is the order of what both hold. */
const COPY = step('a copy of the disk wakes in another PC', (world, acts) => {
  acts.isInOrder = false;
  world.wakeCopy();
});

/** A few seconds; five times as many found nothing more. */
const RUNS = 600;

/** Plays the steps, then lets everything arrive: both sides agree, and every act had its one effect. */
async function play(world: World, steps: Iterable<Step>): Promise<void> {
  const acts: Acts = { done: [], lost: new Set(), isInOrder: true };
  await fc.asyncModelRun(() => ({ model: acts, real: world }), steps);
  world.settle();
  world.check();
  expect(world.isAtRest(), 'it does not come to rest').toBe(true);
  expect(world.mirror.logs.get('floor')?.state).toEqual(world.hub.state);
  const refused = new Set(world.mirror.outbox.map((entry) => entry.id));
  const expected = acts.done.filter((id) => !refused.has(id) && !acts.lost.has(id));
  const effects = world.hub.kept.effects.filter((id) => !acts.lost.has(id));
  expect(effects.filter((id) => refused.has(id))).toEqual([]);
  expect(acts.isInOrder ? effects : effects.toSorted()).toEqual(acts.isInOrder ? expected : expected.toSorted());
}

const agreeInTheEnd = (steps: fc.Arbitrary<Step>[], knowsIds: boolean) =>
  fc.asyncProperty(fc.commands(steps, { maxCommands: 80, size: '+1' }), arbDice, async (commands, dice) => {
    await play(new World(knowsIds, () => dice.next().value ?? 0.5), commands);
  });

const arbDice = fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true }));

describe('a connection and a hub agree in the end, and never show or do anything wrong on the way', () => {
  it('C-23 over any losses, cuts and crashes, with a hub that only counts', { timeout: 60_000 }, async () => {
    await fc.assert(agreeInTheEnd(FAULTS, false), { numRuns: RUNS });
  });

  it('C-28 over copies of the disk that wake in other PCs, with a hub that knows an act by its id', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(agreeInTheEnd([...FAULTS, fc.constant(COPY)], true), { numRuns: RUNS / 2 });
  });

  it('C-28 when a copy brings an act first, and its answer on the line of its press takes no number there', async () => {
    const world = new World(true, () => 0);
    const steps = [exchange(1), lineBreaks(false), ACT, COPY, exchange(2), ACT, lineBreaks(false)];
    await play(world, steps);
    expect(world.hub.kept.effects).toEqual([idOf(1), idOf(2)]);
  });

  it('C-23 over backups and images put back besides, with a hub that knows an act by its id', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(agreeInTheEnd([...FAULTS, ...SET_BACK], true), { numRuns: RUNS });
  });
});
