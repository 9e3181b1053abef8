import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { STORE_FILE } from '../hub.ts';
import { backupTo, restoreFrom } from '../store/backup.ts';
import { CliRefusal } from './explain.ts';
import { type Env, type Options, report, withCommon } from './with-store.ts';

/** `backup FILE` and `restore FILE`: both work beside a running hub. */
export function backupCommands(env: Env): Command[] {
  const storeFile = (options: Options): string => join(readConfig(options, env).data, STORE_FILE);
  return [
    withCommon(new Command('backup').description('Copies the store into a new file, also while a hub runs.'))
      .argument('<file>')
      .action((file: string, options: Options) => backup(storeFile(options), file, options)),
    withCommon(new Command('restore').description('Puts a backup in the store’s place; every screen starts anew.'))
      .argument('<file>')
      .action((file: string, options: Options) => restore(file, storeFile(options), options)),
  ];
}

async function backup(store: string, file: string, options: Options): Promise<void> {
  if (!existsSync(store)) throw new CliRefusal(`There is no store at ${store}. Name its folder with --data.`);
  if (existsSync(file)) throw new CliRefusal(`${file} is there already and was left as it is. Choose another name.`);
  await backupTo(store, file);
  report({ said: `The store is backed up in ${file}.`, json: { file } }, options);
}

async function restore(file: string, store: string, options: Options): Promise<void> {
  if (!existsSync(file)) throw new CliRefusal(`There is no file ${file}.`);
  if (!existsSync(join(store, '..'))) throw new CliRefusal(`There is no folder for ${store}. Name it with --data.`);
  await restoreFrom(file, store);
  report({ said: `The store holds what ${file} holds. Everyone signs in again.`, json: { file } }, options);
}
