import { Argument, Command } from 'commander';
import { epochMs } from '../../protocol/scalars.ts';
import { readConfig } from '../config.ts';
import { openStore } from '../hub.ts';
import type { Store } from '../store/store.ts';
import { type Env, type Options, read, withCommon } from './with-store.ts';

const PAGE = 1_000;

/** `export facts|sessions|samples|audit`: one JSON object a line, oldest first, so that a large log needs no memory. */
export function exportCommand(env: Env): Command {
  return withCommon(new Command('export').description('Prints what the store holds, one JSON object a line.'))
    .addArgument(new Argument('<what>').choices(['facts', 'sessions', 'samples', 'audit']))
    .option('--since <time>', 'a date (2026-11-22, 2026-11-22T10:00Z) or epoch milliseconds')
    .action(async (what: What, options: Options) => {
      const since = options['since'] === undefined ? 0 : readTime(String(options['since']));
      const store = await openStore(readConfig(options, env).data);
      try {
        await EXPORTS[what](store, since);
      } finally {
        await store.close();
      }
    });
}

async function exportAudit(store: Store, since: number): Promise<void> {
  for (let n = 0; ; ) {
    const records = await store.auditAfter(n, PAGE);
    for (const one of records) if (one.at >= since) print(one);
    const last = records.at(-1);
    if (!last) return;
    n = last.n;
  }
}

async function exportFacts(store: Store, since: number): Promise<void> {
  for (const channel of (await store.cursors()).keys()) {
    for (let seq = 0; ; ) {
      const facts = await store.factsAfter(channel, seq, PAGE);
      for (const fact of facts) if (fact.at >= since) print({ channel, ...fact });
      const last = facts.at(-1);
      if (!last) break;
      seq = last.seq;
    }
  }
}

async function exportSessions(store: Store, since: number): Promise<void> {
  for (let after: { startedAt: number; id: string } | undefined; ; ) {
    const page = await store.sessionsFrom(since, PAGE, after);
    for (const session of page) print(session);
    const last = page.at(-1);
    if (!last) return;
    after = { startedAt: last.startedAt, id: last.id };
  }
}

async function exportSamples(store: Store, since: number): Promise<void> {
  for (let after: { submittedAt: number; id: string } | undefined; ; ) {
    const page = await store.samplesFrom(since, PAGE, after);
    for (const sample of page) print(sample);
    const last = page.at(-1);
    if (!last) return;
    after = { submittedAt: last.submittedAt, id: last.id };
  }
}

const EXPORTS = { facts: exportFacts, sessions: exportSessions, samples: exportSamples, audit: exportAudit };
type What = keyof typeof EXPORTS;

const print = (value: object): void => console.log(JSON.stringify(value));

const readTime = (text: string): number =>
  read(epochMs, /^\d{11,}$/.test(text) ? Number(text) : Date.parse(text), 'a time');
