import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Bare } from './bare-store.ts';

/** `session.start` as bare fsynced transactions at an even rate; prints what each took, in milliseconds, those of the warm-up left out. */
const [file = '', perSecond = '20', count = '200', warmUp = '0'] = process.argv.slice(2);
const MS_PER_SECOND = 1000;

const store = await Bare.open(file);
const tookMs: number[] = [];
for (let seq = 1; seq <= Number(warmUp); seq++) store.startSession(sessionStart(-seq));
const startedAt = performance.now();
for (let seq = 1; seq <= Number(count); seq++) {
  await sleep(Math.max(0, startedAt + (seq * MS_PER_SECOND) / Number(perSecond) - performance.now()));
  const one = sessionStart(seq);
  const began = performance.now();
  store.startSession(one);
  tookMs.push(performance.now() - began);
}
console.log(JSON.stringify(tookMs));

function sessionStart(seq: number) {
  const id = randomUUID();
  const equipmentId = randomUUID();
  const session = { id, equipmentId, operator: { id, name: 'sender' }, project: 'Bench', startedAt: Date.now() };
  const fact = { seq, at: Date.now(), by: { user: { id, name: 'sender' } }, type: 'session.started', session };
  const ack = JSON.stringify({ n: seq, ok: true, result: { session }, seq: { floor: seq } });
  const type = 'session.start';
  return {
    installId: 'bench',
    n: seq,
    id,
    occurredAt: Date.now(),
    type,
    equipmentId,
    name: '',
    seq,
    fact: JSON.stringify(fact),
    ack,
  };
}
