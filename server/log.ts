import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';

const NAMES = ['token', 'key', 'badge', 'pin', 'password', 'cookie', 'authorization', 'secret', 'auth'];
/**
 * Nothing logs these on purpose; a request, a socket or an error that somebody logs whole has them inside. Two levels are
 * as deep as our own objects go.
 */
const SECRETS = NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** JSON lines on standard error; standard output belongs to what the command line answers. */
export function createLog(level: string, destination: DestinationStream = process.stderr): Logger {
  return pino({ level, base: null, timestamp: stdTimeFunctions.isoTime, redact: SECRETS }, destination);
}
