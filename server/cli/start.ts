import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { describeDemo } from '../demo/describe.ts';
import { fillDemo } from '../demo/fill.ts';
import { openStore, startHub } from '../hub.ts';
import { createLog } from '../log.ts';

type Env = Record<string, string | undefined>;

/** How long a stop may take before the process ends anyway. */
const STOP_WITHIN_MS = 9_000;

export function startCommand(env: Env): Command {
  return new Command('start')
    .description('Runs the hub.')
    .option('--data <dir>', 'where the store lies (hycon-data)')
    .option('--host <host>', 'the address to listen on (127.0.0.1)')
    .option('--port <port>', 'the port to listen on; 0 takes a free one (4180)')
    .option('--cert <file>', 'a certificate with its chain (PEM): the hub then speaks TLS itself')
    .option('--key <file>', 'the certificate’s key (PEM)')
    .option('--config <file>', 'a configuration file (hub.json in the data folder)')
    .option('--log-level <level>', 'trace, debug, info, warn, error or silent')
    .option('--demo', 'fills an empty store with a demo lab and prints its sign-ins')
    .action(async (options: Record<string, unknown>) => {
      const config = readConfig(options, env);
      if (options['demo'] === true) await demo(config.data);
      const hub = await startHub({ config, log: createLog(config.logLevel) });
      // Before the word that it is ready: whoever waited for that may ask it to end at once.
      stopOnSignal(hub.stop);
      console.log(`hub listening on ${hub.url}`);
      // Not on standard output: there programs wait for the one line with the address.
      if (hub.setUpUrl !== undefined) console.error(`set up the first admin (once, within a day): ${hub.setUpUrl}`);
      if (options['demo'] === true) console.log(describeDemo(config.data, hub.url));
    });
}

async function demo(data: string): Promise<void> {
  const store = await openStore(data);
  try {
    await fillDemo(store, data, Date.now());
  } finally {
    await store.close();
  }
}

function stopOnSignal(stop: () => Promise<void>): void {
  const onSignal = (): void => {
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', onSignal);
  process.once('SIGINT', onSignal);
}
