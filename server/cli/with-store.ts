import type { Command } from 'commander';
import type { z } from 'zod';
import { readConfig } from '../config.ts';
import { openStore } from '../hub.ts';
import type { Store } from '../store/store.ts';
import { CliRefusal } from './explain.ts';

export type Env = Record<string, string | undefined>;
export type Options = Record<string, unknown>;

/** What a command found or did: a text for people, the same as JSON for programs. */
export interface Outcome {
  said: string;
  json: object;
}

export const withCommon = (command: Command): Command =>
  command.option('--data <dir>', 'where the store lies (hycon-data)').option('--config <file>').option('--json');

export function report({ said, json }: Outcome, options: Options): void {
  console.log(options['json'] === true ? JSON.stringify(json) : said);
}

/** Opens the store of the configured data folder for one piece of work, and reports what came of it. */
export async function withStore(env: Env, options: Options, work: (store: Store) => Promise<Outcome>): Promise<void> {
  const store = await openStore(readConfig(options, env).data);
  try {
    report(await work(store), options);
  } finally {
    await store.close();
  }
}

/** Reads one word of the command line; throws a sentence that names it where it won't do. */
export function read<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const why = parsed.error.issues[0]?.message ?? 'it has the wrong form';
  throw new CliRefusal(`“${String(value)}” won’t do as ${what}: ${why}.`);
}
