import { Counter, Histogram, Registry } from 'prom-client';
import { ROLES_FOR_INTENT } from '../../protocol/intents.ts';
import type { Append } from '../store/store.ts';

/** Upper ends of a commit's and an act's times, in seconds: from a quick disk to one that people complain about. */
const TIMES = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** What the hub counts. Names and labels are a contract with dashboards and alarms; docs/operate.md lists them. */
export interface Metrics {
  readonly registry: Registry;
  /** A handshake that was let in, or refused with a code. */
  handshake(kind: string, result: string): void;
  /** One message of a client and what it was answered with, `seconds` after it was read. */
  message(event: string, body: unknown, answer: object, seconds: number): void;
  /** A sign-in with a password over HTTP. */
  webSignIn(result: string): void;
  request(request: { method: string; route: string; status: number }): void;
  commit(seconds: number): void;
  facts(appends: readonly Append[]): void;
  fault(): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const count = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Counter({ name, help, labelNames, registers: [registry] });
  const handshakes = count('hycon_handshakes_total', 'Handshakes by kind of client and result', 'kind', 'result');
  const messages = count('hycon_messages_total', 'Messages of clients by event and result', 'event', 'result');
  const intents = count('hycon_intents_total', 'Intents by type and result', 'type', 'result');
  const signIns = count('hycon_sign_ins_total', 'Sign-ins by place and result', 'at', 'result');
  const requests = count('hycon_http_requests_total', 'HTTP requests', 'method', 'route', 'status');
  const facts = count('hycon_facts_total', 'Facts appended, by kind of channel', 'channel');
  const faults = count('hycon_faults_total', 'Things that failed inside the hub; each is in the log');
  const time = (name: string, help: string) => new Histogram({ name, help, buckets: TIMES, registers: [registry] });
  const intentTime = time('hycon_intent_seconds', 'From an intent that was read to its answer');
  const commitTime = time('hycon_commit_seconds', 'One transaction of the store, to the disk and back');
  return {
    registry,
    handshake: (kind, result) => handshakes.inc({ kind, result }),
    message: (event, body, answer, seconds) => {
      const result = resultOf(answer);
      messages.inc({ event, result });
      if (event === 'sign-in') signIns.inc({ at: 'station', result });
      if (event !== 'intent') return;
      intents.inc({ type: typeOf(body), result });
      intentTime.observe(seconds);
    },
    webSignIn: (result) => signIns.inc({ at: 'dashboard', result }),
    request: ({ method, route, status }) => requests.inc({ method, route, status: String(status) }),
    commit: (seconds) => commitTime.observe(seconds),
    facts: (appends) => {
      for (const one of appends) facts.inc({ channel: one.channel.split('/')[0] ?? '' }, one.facts.length);
    },
    fault: () => faults.inc(),
  };
}

/** `ok`, or the refusal's code: both closed lists, so that no client can make up a label. */
const resultOf = (answer: object): string => ('code' in answer ? String(answer.code) : 'ok');

function typeOf(body: unknown): string {
  const type = typeof body === 'object' && body !== null && 'type' in body ? String(body.type) : '';
  return Object.hasOwn(ROLES_FOR_INTENT, type) ? type : 'unknown';
}
