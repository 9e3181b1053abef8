import { availableParallelism } from 'node:os';

/**
 * Clients keep to the first core, servers to the others, where the system can be told so. In a lab they are different
 * machines; here a server's write would wake clients on its own core, where they wait until it has written to all.
 */
const canPin = process.platform === 'linux' && availableParallelism() > 1;
const lastCore = availableParallelism() - 1;

/** The command that runs Node on its cores, and what comes before the script. */
export const CLIENT_NODE = nodeOn('0');
export const SERVER_NODE = nodeOn(`1-${lastCore}`);

function nodeOn(cores: string): { command: string; before: string[] } {
  return canPin
    ? { command: 'taskset', before: ['-c', cores, process.execPath] }
    : { command: process.execPath, before: [] };
}
