import { readLines } from '../ndjson.ts';
import type { Order, Report } from './messages.ts';
import { StormClient } from './storm-client.ts';

/** Some clients in one process, which can be killed, stopped and brought back with their outboxes. */
const clients = new Map<string, StormClient>();
/** How soon after a change the driver is told, so that a burst of facts is one report. */
const TELL_WITHIN_MS = 20;
let telling = false;
let resting = false;
/** Whether all clients were live at a time; true while there are none yet. */
let wereLive = true;

const say = (report: Report): void => void process.stdout.write(`${JSON.stringify(report)}\n`);

function changed(): void {
  if (!wereLive && [...clients.values()].every((one) => one.standing().phase === 'live')) {
    wereLive = true;
    say({ say: 'live' });
  }
  tellSoon();
}

function tellSoon(): void {
  if (!resting || telling) return;
  telling = true;
  setTimeout(() => {
    telling = false;
    tell();
  }, TELL_WITHIN_MS);
}

const tell = (): void =>
  say({
    say: 'standing',
    clients: Object.fromEntries([...clients].map(([name, one]) => [name, one.standing()] as const)),
  });

function obey(order: Order): void {
  switch (order.do) {
    case 'begin':
      for (const spec of order.clients) clients.set(spec.name, new StormClient(spec, changed));
      wereLive = false;
      say({ say: 'begun' });
      break;
    case 'rest':
      resting = true;
      for (const one of clients.values()) one.rest();
      tell();
      break;
    case 'nudge':
      for (const one of clients.values()) one.nudge();
      break;
    case 'set-clock':
      clients.get(order.client)?.setClock(order.offsetMs);
      break;
    case 'finish':
      for (const one of clients.values()) one.finish();
      say({ say: 'finished' });
      break;
  }
}

process.on('uncaughtException', (error) => {
  say({ say: 'broken', message: error.stack ?? error.message });
  process.exit(1);
});
// Without its driver a client has nothing to do.
process.stdin.once('end', () => process.exit(0));
readLines(
  process.stdin,
  (order) => obey(order as Order),
  (line) => say({ say: 'broken', message: `no order: ${line}` }),
);
