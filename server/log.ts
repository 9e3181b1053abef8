import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';

/** JSON lines on standard error; standard output belongs to what the command line answers. */
export function createLog(level: string, destination: DestinationStream = process.stderr): Logger {
  return pino({ level, base: null, timestamp: stdTimeFunctions.isoTime }, destination);
}
