/** What the connection says of itself to whoever runs it: never a token, a badge or what a person wrote. */
export interface LogLine {
  level: 'info' | 'warn' | 'error';
  message: string;
  detail?: unknown;
}
export type Log = (line: LogLine) => void;
