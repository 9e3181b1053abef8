import { readConfig } from '../../../server/config.ts';
import { startHub } from '../../../server/hub.ts';
import { createLog } from '../../../server/log.ts';
import { isMutant, MUTANTS } from './mutants.ts';

/** `mutant-process.ts NAME start …`: the real hub with one part of it replaced, for the checker to find out. */
const [name = '', , ...options] = process.argv.slice(2);
if (!isMutant(name)) throw new Error(`There is no mutant ${name}.`);
const given = (flag: string): string | undefined => options[options.indexOf(flag) + 1];
const config = readConfig({ data: given('--data'), port: given('--port') }, {});
const hub = await startHub({ config, log: createLog('error') });
MUTANTS[name](hub, config.data);
process.once('SIGTERM', () => void hub.stop().then(() => process.exit(0)));
process.stdout.write(`hub listening on ${hub.url}\n`);
