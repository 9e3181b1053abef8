import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { FactCounter, MARK } from './fact-counter.ts';
import type { Answer, Job, JobResult } from './jobs.ts';
import { WireClient } from './wire-client.ts';

/** Connecting all at once would measure the handshake; so many at a time is brisk and calm. */
const CONNECTING_AT_ONCE = 50;
/** How long facts that are under way may take to arrive after the last one was sent. */
const DRAIN_MS = 500;
const MAX_LATENCIES = 200_000;
const MS_PER_SECOND = 1000;

let screens: WireClient[] = [];
let senders: WireClient[] = [];
let equipment: string[] = [];
let marks = 0;
let counter = new FactCounter();

/** Every client of one measurement, and its load, in a process of its own. */
process.on('message', (job: Job) => {
  run(job).then(
    (result) => reply({ result }),
    (error: unknown) => reply({ trouble: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

const reply = (answer: Answer) => process.send?.(answer);

async function run(job: Job): Promise<JobResult> {
  counter = new FactCounter();
  const ackMs: number[] = [];
  const startedAt = performance.now();
  const tookMs = await perform(job, ackMs);
  const { deliveries, frames } = counter;
  const latenciesMs = sample(counter.latenciesMs, MAX_LATENCIES);
  return {
    tookMs: tookMs ?? performance.now() - startedAt,
    deliveries,
    frames,
    acks: ackMs.length,
    latenciesMs,
    ackMs,
  };
}

/** Resolves with how long the measured part took, where that is not all of it. */
async function perform(job: Job, ackMs: number[]): Promise<number | undefined> {
  switch (job.job) {
    case 'connect':
      return connect(job);
    case 'equip':
      return equip(job.count);
    case 'pace':
      return pace(job, ackMs);
    case 'flood':
      return flood(job.seconds * MS_PER_SECOND, ackMs);
    case 'start-sessions':
      return startSessions(job, ackMs);
    case 'use':
      return use(job.count);
    case 'disconnect':
      for (const client of [...screens, ...senders]) client.close();
      return undefined;
  }
}

async function connect(job: Extract<Job, { job: 'connect' }>): Promise<undefined> {
  const open = async (count: number, cookie: string): Promise<WireClient[]> => {
    const clients: WireClient[] = [];
    while (clients.length < count) {
      const some = Array.from({ length: Math.min(CONNECTING_AT_ONCE, count - clients.length) }, () =>
        newClient(job.url, cookie),
      );
      clients.push(...some);
      await Promise.all(some.map((client) => client.ready));
    }
    return clients;
  };
  senders = [...senders, ...(await open(job.senders, job.cookies.sender))];
  screens = [...screens, ...(await open(job.screens, job.cookies.screen))];
}

const newClient = (url: string, cookie: string): WireClient =>
  new WireClient({ url, cookie, onFacts: (payload) => counter.take(payload), onTrouble });

/** A client that was sent away or an intent that was refused would make every figure wrong. */
function onTrouble(reason: string): void {
  process.send?.({ trouble: reason } satisfies Answer, () => process.exit(1));
}

async function equip(count: number): Promise<undefined> {
  equipment = Array.from({ length: count }, () => randomUUID());
  await Promise.all(
    equipment.map((equipmentId, i) =>
      sender(i).send({ type: 'equipment.create', equipmentId, name: `Instrument ${i}`, room: `Room ${i % 40}` }),
    ),
  );
}

/** An even rate, from one sender: what reaches each client, and when. */
async function pace(job: Extract<Job, { job: 'pace' }>, ackMs: number[]): Promise<number> {
  const everyMs = MS_PER_SECOND / job.perSecond;
  const startedAt = performance.now();
  const under: Promise<void>[] = [];
  for (let i = 0; i < job.perSecond * job.seconds; i++) {
    await sleep(Math.max(0, startedAt + i * everyMs - performance.now()));
    under.push(rename(sender(0), i, ackMs, { timed: true }));
  }
  await Promise.all(under);
  const tookMs = Math.max(performance.now() - startedAt, job.seconds * MS_PER_SECOND);
  await sleep(DRAIN_MS);
  return tookMs;
}

/** Every sender sends again as soon as it is answered. */
async function flood(forMs: number, ackMs: number[]): Promise<number> {
  const startedAt = performance.now();
  await Promise.all(
    senders.map(async (client, i) => {
      while (performance.now() - startedAt < forMs) await rename(client, i, ackMs, { timed: false });
    }),
  );
  return performance.now() - startedAt;
}

async function rename(client: WireClient, i: number, ackMs: number[], { timed }: { timed: boolean }): Promise<void> {
  const equipmentId = equipment[i % equipment.length] ?? '';
  const mark = ++marks;
  if (timed) counter.sent(mark);
  ackMs.push(await client.send({ type: 'equipment.update', equipmentId, name: `${MARK}${mark}` }));
}

async function startSessions(job: Extract<Job, { job: 'start-sessions' }>, ackMs: number[]): Promise<undefined> {
  const everyMs = MS_PER_SECOND / job.perSecond;
  const startedAt = performance.now();
  for (let i = 0; i < job.count; i++) {
    await sleep(Math.max(0, startedAt + i * everyMs - performance.now()));
    const equipmentId = equipment[i] ?? '';
    const sessionId = randomUUID();
    ackMs.push(await sender(0).send({ type: 'session.start', sessionId, equipmentId, project: 'Bench' }));
  }
}

async function use(count: number): Promise<undefined> {
  const equipmentId = equipment[0] ?? '';
  for (let i = 0; i < count; i++) {
    const sessionId = randomUUID();
    await sender(0).send({ type: 'session.start', sessionId, equipmentId, project: 'Bench' });
    await sender(0).send({ type: 'session.end', sessionId, outcome: 'completed' });
  }
}

function sender(i: number): WireClient {
  const client = senders[i % senders.length];
  if (client === undefined) throw new Error('There is no sender: connect comes first.');
  return client;
}

function sample(values: number[], most: number): number[] {
  const step = Math.ceil(values.length / most);
  return step <= 1 ? values : values.filter((_, i) => i % step === 0);
}
